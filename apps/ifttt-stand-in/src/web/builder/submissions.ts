/** More forms than anybody has open at once. */
const REMEMBERED = 500;

/** Carries out a form once, however often it is sent: the second click waits for what the first one began. */
export class Submissions<Result> {
  readonly #results = new Map<string, Promise<Result>>();

  /** @param id of the form. What failed may be tried again. */
  once(id: string, work: () => Promise<Result>): Promise<Result> {
    const known = this.#results.get(id);
    if (known) return known;
    const result = work();
    this.#results.set(id, result);
    result.catch(() => this.#results.delete(id));
    const oldest = this.#results.keys().next();
    if (this.#results.size > REMEMBERED && !oldest.done) this.#results.delete(oldest.value);
    return result;
  }
}
