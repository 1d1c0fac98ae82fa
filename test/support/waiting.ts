/** Things that arrive, and those who wait for them: each thing is taken once, the oldest first. */
export class Inbox<T> {
  /** Everything that ever arrived. */
  readonly all: T[] = [];
  private readonly untaken: T[] = [];
  private readonly waiting = new Set<{ wants: (item: T) => boolean; take: (item: T) => void }>();

  constructor(private readonly what: string) {}

  put(item: T): void {
    this.all.push(item);
    for (const one of this.waiting) {
      if (!one.wants(item)) continue;
      this.waiting.delete(one);
      one.take(item);
      return;
    }
    this.untaken.push(item);
  }

  /** The next one that is wanted, whether it is here already or has yet to come. */
  next(wants: (item: T) => boolean = () => true, withinMs = 15_000): Promise<T> {
    const index = this.untaken.findIndex(wants);
    if (index >= 0) return Promise.resolve(this.untaken.splice(index, 1)[0] as T);
    return new Promise((resolve, reject) => {
      const one = {
        wants,
        take: (item: T) => {
          clearTimeout(timer);
          resolve(item);
        },
      };
      const timer = setTimeout(() => {
        this.waiting.delete(one);
        reject(new Error(`No such ${this.what} within ${withinMs} ms; there were: ${JSON.stringify(this.all)}`));
      }, withinMs);
      this.waiting.add(one);
    });
  }

  /** Forgets what nobody took. */
  clear(): void {
    this.untaken.length = 0;
  }
}

/** Asks again until the answer will do, for what is observable only by asking. */
export async function eventually<T>(
  ask: () => Promise<T>,
  willDo: (answer: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (willDo(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms; the last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
