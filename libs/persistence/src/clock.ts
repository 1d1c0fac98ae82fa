import { Injectable } from '@nestjs/common';

/** Time as this lib sees it; a test puts its own in its place. */
@Injectable()
export class Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number {
    return Date.now();
  }

  /**
   * Calls back after `milliseconds`, without keeping the process alive for it.
   *
   * @returns the function that calls it off
   */
  after(milliseconds: number, callback: () => void): () => void {
    const timer = setTimeout(callback, milliseconds).unref();
    return () => clearTimeout(timer);
  }
}
