/** Lets one holder in at a time, in the order of asking. */
export class Mutex {
  private tail: Promise<void> = Promise.resolve();
  private count = 0;

  /** How many are in or wait. */
  get holders(): number {
    return this.count;
  }

  /** @returns the function that lets the next one in */
  async acquire(): Promise<() => void> {
    const previous = this.tail;
    const { promise, resolve } = withResolvers();
    this.tail = promise;
    this.count += 1;
    await previous;
    return () => {
      this.count -= 1;
      resolve();
    };
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
