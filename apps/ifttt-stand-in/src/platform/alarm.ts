/** `setTimeout` cannot wait longer than 24.8 days, and a clock may be set. */
const LONGEST_MS = 60_000;

/** Calls for work when some is due, by the clock. `set` is to be called whenever that may have changed. */
export class Alarm {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /**
   * @param dueAt when the next work is due, in milliseconds since 1970; nothing when there is none
   * @param work sets the alarm again when it has taken what was due
   */
  constructor(
    private readonly dueAt: () => number | undefined,
    private readonly work: () => void,
  ) {}

  set(): void {
    clearTimeout(this.#timer);
    const dueAt = this.#stopped ? undefined : this.dueAt();
    if (dueAt === undefined) return;
    const wait = Math.min(Math.max(dueAt - Date.now(), 0), LONGEST_MS);
    this.#timer = setTimeout(() => (dueAt <= Date.now() ? this.work() : this.set()), wait);
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}

/** The earliest of some times; nothing when there are none. */
export function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times);
}
