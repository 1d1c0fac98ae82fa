import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('lets one work on a thing at a time, in order, also after a failure', async () => {
    const turns = new Turns();
    const log: string[] = [];
    let finish: () => void = () => undefined;
    const first = turns.take('a', async () => {
      log.push('first begins');
      await new Promise<void>((resolve) => (finish = resolve));
      log.push('first ends');
      throw new Error('broken');
    });
    const second = turns.take('a', async () => log.push('second'));
    await turns.take('b', async () => log.push('other'));
    expect(log).toEqual(['first begins', 'other']);
    finish();
    await expect(first).rejects.toThrow('broken');
    await second;
    expect(log).toEqual(['first begins', 'other', 'first ends', 'second']);
  });

  it('is over when everybody has had a turn', async () => {
    const turns = new Turns();
    let done = false;
    void turns.take('a', async () => undefined).then(() => turns.take('a', async () => (done = true)));
    await turns.over();
    expect(done).toBe(true);
  });
});
