import { setTimeout as delay } from 'node:timers/promises';
import { detached } from '#platform';

export interface MicroBatchOptions<T> {
  /** Items in one batch, at most. */
  readonly maxSize: number;
  /** Whether the work failed because what it needs is away, so that no item is to blame. */
  readonly isAway: (error: unknown) => boolean;
  /** Told of each such failure. */
  readonly onAway: (error: unknown) => void;
  /** Pause in milliseconds before the batch is tried again, counted from 1, while what it needs is away. */
  readonly awayDelay: (attempt: number) => number;
  /** Pauses in milliseconds before each further attempt at an item that fails by itself. */
  readonly failedDelays: readonly number[];
  /** Told of an item that failed by itself every time; it then counts as done. */
  readonly onGivenUp: (item: T, error: unknown) => void;
}

interface Waiting<T> {
  readonly item: T;
  readonly gone: AbortSignal;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Does work in batches: a batch forms while the one before it is being worked on, so that an item alone never waits and
 * many at once share a transaction.
 *
 * When the work fails because something is away, the batch stays and is tried again; nothing behind it could succeed.
 * When it fails otherwise, each half of it is tried, down to single items; one that fails alone is set aside and tried a
 * few times more while the others go on, and then given up, so that it cannot hold the rest up for ever.
 */
export class MicroBatches<T> {
  private readonly waiting: Waiting<T>[] = [];
  private readonly aside = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly work: (items: readonly T[]) => Promise<void>,
    private readonly options: MicroBatchOptions<T>,
  ) {}

  /**
   * @param gone an item whose signal has aborted is not tried again
   * @returns when the item is done, or given up; rejects when it is gone or the batches have stopped
   */
  add(item: T, gone: AbortSignal): Promise<void> {
    if (this.stopping.signal.aborted) return Promise.reject(new Error('stopped'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, gone, resolve, reject });
      // It goes on with what others add.
      this.running ??= detached(() => this.run());
    });
  }

  /** Rejects what waits, and resolves when what is being worked on has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const { reject } of this.waiting.splice(0)) reject(new Error('stopped'));
    await Promise.all([this.running, ...this.aside]);
  }

  private async run(): Promise<void> {
    // Whatever arrives in the same turn of the event loop goes together.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.attempt(this.waiting.splice(0, this.options.maxSize));
    // In the same turn as the look at what waits: an item added after it starts the next run.
    this.running = null;
  }

  private async attempt(batch: readonly Waiting<T>[]): Promise<void> {
    const error = await this.persist(batch);
    const [only, ...others] = batch;
    if (error === null || only === undefined) return;
    if (others.length > 0) {
      // Halves rather than one by one: what one sender gets wrong must not cost a transaction for each of the others.
      const middle = Math.ceil(batch.length / 2);
      await this.attempt(batch.slice(0, middle));
      return this.attempt(batch.slice(middle));
    }
    const setAside = this.tryAside(only, error).finally(() => this.aside.delete(setAside));
    this.aside.add(setAside);
  }

  private async tryAside(one: Waiting<T>, firstError: unknown): Promise<void> {
    let error = firstError;
    for (const pause of this.options.failedDelays) {
      if (!(await this.pause(pause)) || one.gone.aborted) return one.reject(new Error('gone'));
      error = await this.persist([one]);
      if (error === null) return;
    }
    this.options.onGivenUp(one.item, error);
    one.resolve();
  }

  /** Works until it succeeds or fails for another reason than that something is away: returns that error, or null. */
  private async persist(batch: readonly Waiting<T>[]): Promise<unknown> {
    let present = batch;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.work(present.map(({ item }) => item));
        for (const { resolve } of present) resolve();
        return null;
      } catch (error) {
        if (!this.options.isAway(error)) return error ?? new Error('unknown');
        this.options.onAway(error);
      }
      const goesOn = await this.pause(this.options.awayDelay(attempt));
      for (const { gone, reject } of present) if (!goesOn || gone.aborted) reject(new Error('gone'));
      present = goesOn ? present.filter(({ gone }) => !gone.aborted) : [];
      if (present.length === 0) return null;
    }
  }

  /** @returns false when the batches have stopped meanwhile */
  private async pause(milliseconds: number): Promise<boolean> {
    await delay(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    return !this.stopping.signal.aborted;
  }
}
