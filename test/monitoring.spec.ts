import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentedMetrics, metricOf } from './support/metrics.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const documented = documentedMetrics();
const groups = parse(read('docs/prometheus/alerts.yaml')) as { groups: { rules: Rule[] }[] };
const rules = groups.groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('docs/grafana/robot-ifttt.json')) as {
  panels: Panel[];
  annotations: { list: { expr: string }[] };
  templating: { list: { name: string; definition?: string }[] };
};
const anchors = [...read('docs/runbook.md').matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase());

/** What Prometheus itself adds. */
const ADDED = { metrics: ['up'], labels: ['job', 'instance', 'le'] };
const WORDS = /^(and|or|unless|by|without|on|ignoring|offset|bool|group_left|group_right|inf|nan)$/;

/** The metrics that an expression of PromQL names, and the labels. */
function namesIn(expression: string): { metrics: string[]; labels: string[] } {
  const labels: string[] = [];
  const rest = expression
    .replace(/\{(.*?)\}/gs, (_, matchers: string) => {
      labels.push(...[...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label));
      return ' ';
    })
    .replace(/\b(?:by|without|on|ignoring)\s*\((.*?)\)/g, (_, list: string) => {
      labels.push(...list.split(',').map((label) => label.trim()));
      return ' ';
    })
    .replace(/\[.*?\]/g, ' ');
  const words = [...rest.matchAll(/(?<![\w.])([a-zA-Z_:][\w:]*)\b(?!\s*\()/g)].map(([, word = '']) => word);
  return {
    metrics: words.filter((word) => !WORDS.test(word)),
    labels: labels.filter((label) => label !== ''),
  };
}

function expectKnown(expression: string): void {
  const { metrics, labels } = namesIn(expression);
  expect(metrics, expression).not.toEqual([]);
  const own = metrics.filter((name) => !ADDED.metrics.includes(name)).map((name) => metricOf(name, documented));
  expect(own.filter((name) => !documented.has(name))).toEqual([]);
  const known = [...ADDED.labels, ...own.flatMap((name) => documented.get(name) ?? [])];
  expect(labels.filter((label) => !known.includes(label))).toEqual([]);
}

it('reads metrics and labels out of PromQL', () => {
  expect(namesIn('max by (kind) (a_b{x=~"y or z", w="0"}) > 5e3 and rate(c_total[5m] offset 1h) or vector(0)')).toEqual(
    {
      metrics: ['a_b', 'c_total'],
      labels: ['x', 'w', 'kind'],
    },
  );
});

describe('The alerts', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s is of metrics and labels that there are', (_, rule) => {
    expectKnown(rule.expr);
  });

  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s says what to do', (alert, rule) => {
    expect(rule.for).toMatch(/^\d+m$/);
    expect(rule.labels.severity).toMatch(/^(page|ticket)$/);
    expect(rule.annotations.summary).toMatch(/^.{15,}\.$/);
    expect(rule.annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  });

  it('have a section of the runbook each, in their order, and it has no other', () => {
    expect(anchors).toEqual(rules.map(({ alert }) => alert.toLowerCase()));
  });
});

describe('The dashboard', () => {
  const charts = dashboard.panels.filter(({ type }) => type !== 'row');

  it.each(charts.map((panel) => [panel.title, panel] as const))('%s: metrics and labels that there are', (_, panel) => {
    expect(panel.targets).not.toHaveLength(0);
    for (const { expr, legendFormat } of panel.targets ?? []) {
      expectKnown(expr);
      const { metrics, labels } = namesIn(expr);
      const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
      // Without an aggregation every label of the metric is there to be shown.
      const known = [...labels, ...metrics.flatMap((name) => documented.get(metricOf(name, documented)) ?? [])];
      expect(shown.filter((label) => !known.includes(label))).toEqual([]);
    }
  });

  it('has variables and annotations of metrics that there are', () => {
    for (const { expr } of dashboard.annotations.list) expectKnown(expr);
    const definitions = dashboard.templating.list.flatMap(({ definition = [] }) => definition);
    for (const definition of definitions) {
      expect(documented.has(/^label_values\((\w+)/.exec(definition)?.[1] ?? '')).toBe(true);
    }
  });

  it('has no panel over another', () => {
    for (const [index, { gridPos: a, title }] of dashboard.panels.entries()) {
      const over = dashboard.panels
        .slice(index + 1)
        .filter(({ gridPos: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h);
      expect(
        over.map((panel) => panel.title),
        title,
      ).toEqual([]);
    }
  });
});

describe('The pages', () => {
  it.each(['docs/runbook.md', 'docs/metrics.md', 'docs/operations.md'])('%s leads to what there is', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]+))?\)/g)];
    for (const [, file = '', anchor] of links) {
      const target = file === '' ? path : `docs/${file}`;
      expect(existsSync(new URL(`../${target}`, import.meta.url)), target).toBe(true);
      if (anchor === undefined) continue;
      const titles = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      expect(titles, `${path} to ${target}`).toContain(anchor);
    }
  });
});
