/** One item of a poll's answer: the ingredients and what identifies the event (platform rule 18). */
export interface TriggerEvent {
  readonly [ingredient: string]: unknown;
  readonly meta: { readonly id: string; readonly timestamp: number };
}

/** Remembers which events an Applet has had, so that each runs its action once (platform rule 20). */
export class SeenEvents {
  readonly #ids = new Set<string>();
  #polledBefore = false;

  /**
   * Takes the answer of a poll, newest first, and returns what is new in it, oldest first. Everything in the first
   * answer happened before the Applet was turned on and is only remembered.
   */
  take(answer: readonly TriggerEvent[]): TriggerEvent[] {
    const fresh = answer.filter(({ meta }) => !this.#ids.has(meta.id)).reverse();
    for (const { meta } of fresh) this.#ids.add(meta.id);
    const first = !this.#polledBefore;
    this.#polledBefore = true;
    return first ? [] : fresh;
  }
}
