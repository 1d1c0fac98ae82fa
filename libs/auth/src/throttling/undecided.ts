/** How many attempts wait at once in a process: a fifth of the requests that it works on at once. */
const MAX_WAITING = 50;

/**
 * The attempts of this process that were counted and whose passwords are still being looked at, by the subject that
 * counts them. A right one is given back, so what is refused meanwhile may be let through when they are decided.
 */
export class Undecided {
  private readonly decisions = new Map<string, Set<Promise<void>>>();
  private waiting = 0;

  /**
   * Does the work that counts and decides an attempt.
   *
   * @param work is to say what counts the attempt before anybody else can meet that count; saying it again, when a
   *   transaction runs again, changes nothing
   */
  async during<T>(work: (countedBy: (subjects: readonly string[]) => void) => Promise<T>): Promise<T> {
    const counting = new Set<string>();
    let decide = (): void => {};
    const decision = new Promise<void>((resolve) => (decide = resolve));
    try {
      return await work((subjects) => {
        for (const subject of subjects) {
          counting.add(subject);
          this.decisions.set(subject, (this.decisions.get(subject) ?? new Set()).add(decision));
        }
      });
    } finally {
      for (const subject of counting) this.forget(subject, decision);
      decide();
    }
  }

  /** Whether an attempt that this subject counts is undecided. */
  has(subject: string): boolean {
    return this.decisions.has(subject);
  }

  /** Resolves when all that are undecided now are decided. @returns false, at once, when too many wait already */
  async wait(subject: string): Promise<boolean> {
    if (this.waiting >= MAX_WAITING) return false;
    this.waiting += 1;
    await Promise.all([...(this.decisions.get(subject) ?? [])]);
    this.waiting -= 1;
    return true;
  }

  private forget(subject: string, decision: Promise<void>): void {
    const decisions = this.decisions.get(subject);
    decisions?.delete(decision);
    if (decisions?.size === 0) this.decisions.delete(subject);
  }
}
