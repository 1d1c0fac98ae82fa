import { describe, expect, it } from 'vitest';
import { DropLog } from './drop-log.js';

describe('the log of dropped messages', () => {
  it('has a line a minute for each source, and says how many it stands for', () => {
    const lines: string[] = [];
    let now = 0;
    const log = new DropLog({ warn: (line: string) => lines.push(line) }, () => now);

    for (let n = 0; n < 5_000; n += 1) log.warn('one robot', 'bad');
    log.warn('another robot', 'bad too');
    expect(lines).toEqual(['bad', 'bad too']);

    now = 60_000;
    log.warn('one robot', 'bad again');
    expect(lines.at(-1)).toBe('bad again (4999 more from the same source since the last such line)');
  });
});
