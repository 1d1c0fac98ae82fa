import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS } from './catalogue.js';

const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
const documented = [...page.matchAll(/^\| `(\w+)` +\| (\d+) +\| (\w+) +\| .+ \|$/gm)].map((row) => row.slice(1, 4));

describe('the catalogue of errors', () => {
  it('is docs/errors.md, entry by entry', () => {
    expect(documented).toEqual(Object.entries(ERRORS).map(([name, { status, log }]) => [name, String(status), log]));
  });

  it('is in the order of the statuses', () => {
    const statuses = Object.values(ERRORS).map(({ status }) => status);
    expect(statuses).toEqual([...statuses].sort((a, b) => a - b));
  });
});
