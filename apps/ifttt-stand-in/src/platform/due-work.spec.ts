import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Due, DueWork } from './due-work.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that a test answers: each call is kept until it is ended. */
function scene(...due: Due[]) {
  const calls: { key: string; end: () => void; fail: (fault: Error) => void }[] = [];
  const faults: unknown[] = [];
  const listed = [...due];
  const work = new DueWork(
    () => listed,
    (key) => new Promise<void>((end, fail) => calls.push({ key, end, fail })),
    (fault) => faults.push(fault),
  );
  work.wake();
  return { work, listed, calls, faults, keys: () => calls.map(({ key }) => key) };
}

describe('DueWork', () => {
  it('does what is due, each key when its time has come', async () => {
    const { keys } = scene({ key: 'now', at: Date.now() }, { key: 'later', at: Date.now() + 1_000 });
    await vi.advanceTimersByTimeAsync(999);
    expect(keys()).toEqual(['now']);
    await vi.advanceTimersByTimeAsync(1);
    expect(keys()).toEqual(['now', 'later']);
  });

  it('does a key again when it is still due, but never twice at a time', async () => {
    const { work, calls, keys } = scene({ key: 'a', at: Date.now() });
    await vi.advanceTimersByTimeAsync(0);
    work.wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keys()).toEqual(['a']);
    calls[0]?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(keys()).toEqual(['a', 'a']);
  });

  it('tells a fault, leaves its key alone for a minute, and goes on with the others', async () => {
    const { listed, calls, faults, keys } = scene({ key: 'a', at: Date.now() });
    await vi.advanceTimersByTimeAsync(0);
    calls[0]?.fail(new Error('broken'));
    listed.push({ key: 'b', at: Date.now() + 1_000 });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(faults).toEqual([new Error('broken')]);
    expect(keys()).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keys()).toEqual(['a', 'b', 'a']);
  });

  it('can be told to do it now, and says when it has been tried', async () => {
    const { work, calls } = scene({ key: 'a', at: Date.now() });
    const run = work.run();
    calls[0]?.fail(new Error('broken'));
    await expect(run).resolves.toBeUndefined();
  });

  it('begins nothing by the clock after it was stopped', async () => {
    const { work, calls, keys } = scene({ key: 'a', at: Date.now() });
    await vi.advanceTimersByTimeAsync(0);
    work.stop();
    calls[0]?.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([keys(), work.isStopped]).toEqual([['a'], true]);
  });
});
