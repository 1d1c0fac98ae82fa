import { eventually } from '../support/waiting.js';

const TICK_MS = 1;

/**
 * Does something so often a second, however long each takes: who waits for answers would not notice the worst of them.
 *
 * @returns the function that ends it
 */
export function openLoop(perSecond: number, work: (turn: number) => void): () => void {
  const start = performance.now();
  let turn = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) * perSecond) / 1000);
    for (; turn < due; turn += 1) work(turn);
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** Times how long things take, each by its name, in milliseconds. */
export class Stopwatches {
  private readonly running = new Map<string, number>();
  private stopped: number[] = [];

  start(name: string): void {
    // What began earlier and is not over counts from then.
    if (!this.running.has(name)) this.running.set(name, performance.now());
  }

  stop(name: string): void {
    const start = this.running.get(name);
    if (start === undefined) return;
    this.running.delete(name);
    this.stopped.push(performance.now() - start);
  }

  /** All since the last call, the shortest first, when none runs any more. */
  async all(): Promise<readonly number[]> {
    await eventually(
      async () => this.running.size,
      (running) => running === 0,
    );
    const all = this.stopped.sort((one, other) => one - other);
    this.stopped = [];
    return all;
  }
}
