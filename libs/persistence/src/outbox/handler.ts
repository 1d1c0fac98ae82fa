/** One piece of work, as it was enqueued. */
export interface OutboxDelivery {
  readonly key: string;
  /** null where it was enqueued without one. */
  readonly payload: unknown;
}

/**
 * Does the work of one kind. Every entry is delivered at least once: a process that dies between the work and its
 * record in the database leaves the entry to be delivered again, so doing it twice must be safe.
 */
export interface OutboxHandler {
  readonly kind: string;
  /** Entries taken at a time, at most. */
  readonly batchSize: number;
  /**
   * Resolves when all entries are done with: delivered, or given up for good. Throws to have all of them again later,
   * after a growing pause or after that of {@link RetryAfter}. Has {@link DELIVERY_TIMEOUT_MS} to do so.
   */
  deliver(entries: readonly OutboxDelivery[]): Promise<void>;
}

/** A delivery that takes longer counts as failed; a lane never waits on it any more. */
export const DELIVERY_TIMEOUT_MS = 30_000;

/**
 * Thrown by a handler that knows when to try again, as from a Retry-After header. Until then it is handed nothing by
 * this process, newer entries neither.
 */
export class RetryAfter extends Error {
  constructor(
    readonly milliseconds: number,
    options?: ErrorOptions,
  ) {
    super(`try again in ${milliseconds} ms`, options);
  }
}
