const TICK_MS = 20;

/** What becomes of one who waits: exactly one of the two. */
export interface Waiting {
  readonly begin: () => void;
  readonly refuse: () => void;
}

/** Those who wait for their turn, first come first served, and those who have waited too long and are refused in time. */
export class WaitingRoom {
  private readonly waiting = new Map<Waiting, number>();
  private readonly late = new Set<Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private lastTick = 0;

  /** @param limits `waitMs`: how long a turn may come; `refusalsPerSecond`: at the most, of those for whom it did not */
  constructor(private readonly limits: { readonly waitMs: number; readonly refusalsPerSecond: number }) {}

  get size(): number {
    return this.waiting.size + this.late.size;
  }

  enter(one: Waiting): void {
    const now = performance.now();
    this.waiting.set(one, now);
    if (this.timer !== undefined) return;
    this.lastTick = now;
    this.timer = setInterval(() => this.tick(performance.now()), TICK_MS);
  }

  /** There is room for one more. */
  callNext(): void {
    const [next] = this.waiting.keys();
    if (next === undefined) return;
    this.waiting.delete(next);
    next.begin();
  }

  /** Refuses all. */
  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    const all = [...this.late, ...this.waiting.keys()];
    this.late.clear();
    this.waiting.clear();
    for (const one of all) one.refuse();
  }

  private tick(now: number): void {
    const { waitMs, refusalsPerSecond } = this.limits;
    const tooLong = now - waitMs;
    for (const [one, since] of this.waiting) {
      if (since > tooLong) break;
      this.waiting.delete(one);
      this.late.add(one);
    }
    // A process with much to do ticks seldom: what counts is the time that went by.
    let refusals = Math.ceil(((now - this.lastTick) * refusalsPerSecond) / 1000);
    this.lastTick = now;
    for (const one of this.late) {
      if ((refusals -= 1) < 0) break;
      this.late.delete(one);
      one.refuse();
    }
    if (this.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
