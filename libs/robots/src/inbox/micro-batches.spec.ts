import { describe, expect, it, vi } from 'vitest';
import { MicroBatches, type MicroBatchOptions } from './micro-batches.js';

const AWAY = new Error('database away');
const PRESENT = new AbortController().signal;

/** Work whose outcome the test decides, batch by batch. */
function setUp(options: Partial<MicroBatchOptions<string>> = {}) {
  const batches: string[][] = [];
  const answers: (() => Promise<void>)[] = [];
  const onGivenUp = vi.fn();
  const onAway = vi.fn();
  const micro = new MicroBatches<string>(
    async (items) => {
      batches.push([...items]);
      await answers.shift()?.();
    },
    {
      maxSize: 3,
      isAway: (error) => error === AWAY,
      onAway,
      awayDelay: () => 0,
      failedDelays: [0, 0],
      onGivenUp,
      ...options,
    },
  );
  return { batches, answers, onGivenUp, onAway, micro };
}

function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('MicroBatches', () => {
  it('puts together what arrives while a batch is worked on, up to the bound', async () => {
    const { batches, answers, micro } = setUp();
    const { open, opened } = gate();
    const started = gate();
    answers.push(() => (started.open(), opened));
    const first = micro.add('a', PRESENT);
    await started.opened;
    const others = ['b', 'c', 'd', 'e'].map((item) => micro.add(item, PRESENT));
    open();
    await Promise.all([first, ...others]);
    expect(batches).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  });

  it('resolves an item only when its batch is done', async () => {
    const { answers, micro } = setUp();
    const { open, opened } = gate();
    const started = gate();
    answers.push(() => (started.open(), opened));
    let done = false;
    const added = micro.add('a', PRESENT).then(() => (done = true));
    await started.opened;
    expect(done).toBe(false);
    open();
    await added;
  });

  it('keeps the whole batch while the database is away', async () => {
    const { batches, answers, onGivenUp, onAway, micro } = setUp();
    answers.push(...Array.from({ length: 10 }, () => () => Promise.reject(AWAY)));
    await Promise.all(['a', 'b'].map((item) => micro.add(item, PRESENT)));
    expect(batches).toEqual(Array.from({ length: 11 }, () => ['a', 'b']));
    expect(onGivenUp).not.toHaveBeenCalled();
    expect(onAway).toHaveBeenCalledTimes(10);
  });

  it('lets go of an item that is gone, not of the others', async () => {
    const { batches, answers, micro } = setUp();
    const connection = new AbortController();
    answers.push(() => (connection.abort(), Promise.reject(AWAY)));
    const gone = micro.add('a', connection.signal);
    const stays = micro.add('b', PRESENT);
    await expect(gone).rejects.toThrow('gone');
    await stays;
    expect(batches).toEqual([['a', 'b'], ['b']]);
  });

  /** Work that fails whenever 'bad' is a part of it. */
  function setUpPoisoned(maxSize: number) {
    const batches: string[][] = [];
    const onGivenUp = vi.fn();
    const poisoned = new MicroBatches<string>(
      async (items) => {
        batches.push([...items]);
        if (items.includes('bad')) throw new Error('poison');
      },
      { maxSize, isAway: () => false, onAway: vi.fn(), awayDelay: () => 0, failedDelays: [0, 0], onGivenUp },
    );
    return { batches, onGivenUp, poisoned };
  }

  it('tries each half when the batch fails, down to single items, and gives up one that always does', async () => {
    const { batches, onGivenUp, poisoned } = setUpPoisoned(3);
    await Promise.all(['a', 'bad', 'c'].map((item) => poisoned.add(item, PRESENT)));
    expect(batches.slice(0, 5)).toEqual([['a', 'bad', 'c'], ['a', 'bad'], ['a'], ['bad'], ['c']]);
    expect(batches.slice(5)).toEqual([['bad'], ['bad']]);
    expect(onGivenUp).toHaveBeenCalledExactlyOnceWith('bad', expect.objectContaining({ message: 'poison' }));
  });

  it('has one bad item cost the others of a full batch no attempt each, and keeps their order', async () => {
    const { batches, onGivenUp, poisoned } = setUpPoisoned(500);
    const items = Array.from({ length: 500 }, (_, index) => (index === 300 ? 'bad' : String(index)));
    await Promise.all(items.map((item) => poisoned.add(item, PRESENT)));
    const done = batches.filter((batch) => !batch.includes('bad')).flat();
    expect(done).toEqual(items.filter((item) => item !== 'bad'));
    expect(batches.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(500)) + 2);
    expect(onGivenUp).toHaveBeenCalledOnce();
  });

  it('goes on with others while a failing item waits for its next attempt', async () => {
    const { batches, answers, micro } = setUp({ failedDelays: [3_600_000] });
    answers.push(() => Promise.reject(new Error('poison')));
    const bad = micro.add('bad', PRESENT);
    const refused = expect(bad).rejects.toThrow('gone');
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    await micro.add('b', PRESENT);
    await micro.stop();
    await refused;
  });

  it('finishes what it works on when it stops, and takes no more', async () => {
    const { answers, batches, micro } = setUp();
    const { open, opened } = gate();
    const started = gate();
    answers.push(() => (started.open(), opened));
    const first = micro.add('a', PRESENT);
    await started.opened;
    const second = micro.add('b', PRESENT);
    const refused = expect(second).rejects.toThrow('stopped');
    const stopped = micro.stop();
    open();
    await Promise.all([first, stopped, refused]);
    await expect(micro.add('c', PRESENT)).rejects.toThrow('stopped');
    expect(batches).toEqual([['a']]);
  });
});
