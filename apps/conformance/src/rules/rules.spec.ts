import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOT_VISIBLE, RULES } from './index.js';

const page = readFileSync(new URL('../../../../docs/conformance.md', import.meta.url), 'utf8');
const checked = [...page.matchAll(/^\| +(\d+) +\| `([\w-]+)` +\| (.+?) +\|$/gm)].map((row) => row.slice(1, 4));
const notVisible = [...page.matchAll(/^\| +(\d+) +\| ([^`].*?) +\|$/gm)].map((row) => row.slice(1, 3));

describe('The list of rules', () => {
  it('is docs/conformance.md, check by check', () => {
    expect(checked).toEqual(RULES.map(({ number, name, title }) => [String(number), name, title]));
    expect(notVisible).toEqual(NOT_VISIBLE.map(({ number, reason }) => [String(number), reason]));
  });

  it('has every rule of the platform, checked or not visible', () => {
    const numbers = new Set([...RULES, ...NOT_VISIBLE].map(({ number }) => number));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
    for (const { number } of NOT_VISIBLE) expect(RULES.map((rule) => rule.number)).not.toContain(number);
  });

  it('is in the order of the rules, and no two checks have the same name', () => {
    const numbers = RULES.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });
});
