/** More forms than anybody has open at once. */
const REMEMBERED = 500;

/** Carries out a form once, however often it is sent: the second click waits for what the first one began. */
export class Submissions<Result> {
  readonly #results = new Map<string, Promise<Result>>();

  /** @param form with an id of its own in it and all that was entered. What failed may be tried again. */
  once(form: string, work: () => Promise<Result>): Promise<Result> {
    const known = this.#results.get(form);
    if (known) return known;
    const result = work();
    this.#results.set(form, result);
    result.catch(() => this.#results.delete(form));
    const oldest = this.#results.keys().next();
    if (this.#results.size > REMEMBERED && !oldest.done) this.#results.delete(oldest.value);
    return result;
  }
}
