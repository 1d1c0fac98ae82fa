import { readFileSync } from 'node:fs';
import { send } from './http.js';

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A page of metrics, read as Prometheus reads it. */
export class MetricsPage {
  private constructor(private readonly text: string) {}

  static async of(serviceUrl: string): Promise<MetricsPage> {
    const { status, text } = await send(`${serviceUrl}/metrics`);
    if (status !== 200) throw new Error(`/metrics answered ${status}`);
    return new MetricsPage(text);
  }

  /** Type by name, of histograms without `_bucket`, `_sum` and `_count`. */
  get types(): Map<string, string> {
    return new Map([...this.text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));
  }

  get samples(): Sample[] {
    return [...this.text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
      name,
      labels: Object.fromEntries([...labels.matchAll(/(\w+)="(.*?)"/g)].map(([, label, text]) => [label, text])),
      value: Number(value),
    }));
  }

  /** The sum of the samples that have these labels; undefined where there are none. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
    const found = this.samples.filter(
      (sample) =>
        sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
    return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
  }
}

/** The metrics of docs/metrics.md: the labels of each by its name. */
export function documentedMetrics(): Map<string, string[]> {
  const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
  const words = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
  return new Map(
    [...page.matchAll(/^\| (`.+?) +\|(.*?)\| .+ \|$/gm)].flatMap(([, names = '', labels = '']) =>
      words(names).map((name): [string, string[]] => [name, words(labels)]),
    ),
  );
}

/** The metric that a sample belongs to. */
export function metricOf(sample: string, metrics: { has(name: string): boolean }): string {
  const base = sample.replace(/_(bucket|sum|count)$/, '');
  return metrics.has(base) ? base : sample;
}
