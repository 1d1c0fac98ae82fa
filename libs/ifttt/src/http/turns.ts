/**
 * Begins so many things in a turn of the event loop, at the most, and the others in the next ones: first come first
 * served.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private begun = 0;

  constructor(private readonly perTurn: number) {}

  begin(work: () => void): void {
    this.waiting.push(work);
    this.beginSome();
  }

  private beginSome(): void {
    while (this.begun < this.perTurn && this.waiting.length > 0) {
      if ((this.begun += 1) === 1) setImmediate(() => this.nextTurn());
      this.waiting.shift()!();
    }
  }

  private nextTurn(): void {
    this.begun = 0;
    this.beginSome();
  }
}
