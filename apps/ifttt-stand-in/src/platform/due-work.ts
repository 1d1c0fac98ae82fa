import { Alarm, earliest } from './alarm.js';

/** So long is work left alone that met a fault of the stand-in's own, which would hardly go better at once. */
const AFTER_FAULT_MS = 60_000;

export interface Due {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Does what is due, by the clock: for each key one thing at a time. A fault is told, and holds up its own key alone, for
 * a minute.
 */
export class DueWork {
  readonly #alarm = new Alarm(
    () => earliest(this.#waiting().map(({ at }) => at)),
    () => void this.run(),
  );
  readonly #underWay = new Set<string>();
  readonly #heldUp = new Map<string, number>();

  /**
   * @param listed what there is to be done, also when it is not due yet
   * @param work rejects only by a fault
   * @param tellFault does not throw
   */
  constructor(
    private readonly listed: () => readonly Due[],
    private readonly work: (key: string) => Promise<void>,
    private readonly tellFault: (fault: unknown) => void,
  ) {}

  get isStopped(): boolean {
    return this.#alarm.isStopped;
  }

  /** Begins to work by the clock; to be called again when something else may be due. */
  wake(): void {
    this.#alarm.set();
  }

  /** Nothing more is begun by the clock. */
  stop(): void {
    this.#alarm.stop();
  }

  /** Resolves when everything that is due has been tried. */
  async run(): Promise<void> {
    const due = this.#waiting().filter(({ at }) => at <= Date.now());
    const done = due.map(({ key }) => this.#do(key));
    this.wake();
    await Promise.all(done);
  }

  #waiting(): Due[] {
    return this.listed()
      .filter(({ key }) => !this.#underWay.has(key))
      .map(({ key, at }) => ({ key, at: Math.max(at, this.#heldUp.get(key) ?? 0) }));
  }

  async #do(key: string): Promise<void> {
    this.#underWay.add(key);
    try {
      await this.work(key);
      this.#heldUp.delete(key);
    } catch (fault) {
      this.#heldUp.set(key, Date.now() + AFTER_FAULT_MS);
      this.tellFault(fault);
    } finally {
      this.#underWay.delete(key);
      this.wake();
    }
  }
}
