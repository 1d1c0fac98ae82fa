import { within } from './waiting.js';

type Task = () => unknown;

/** More than the service takes when it has to be made to end. */
const TASK_MS = 7_000;

/** What has to be ended or removed in the end, in whatever way the end comes. */
export class Cleanup {
  readonly #tasks: Task[] = [];
  #over = false;

  /** A task that comes after the end, from a step that was still under way, runs at once. */
  add(task: Task): void {
    this.#tasks.push(task);
    if (this.#over) void this.run();
  }

  /** Runs the tasks once, the last added first; one that fails or hangs does not keep the others from running. */
  async run(): Promise<void> {
    this.#over = true;
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      await within(TASK_MS, Promise.resolve().then(task)).catch(() => undefined);
    }
  }
}
