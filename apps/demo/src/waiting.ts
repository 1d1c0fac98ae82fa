import type { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_AFTER_MS = 20;

/** Something that was waited for, and when it came (`performance.now()`). */
export interface Moment<T> {
  readonly value: T;
  readonly at: number;
}

/** The next event of a kind that is the right one. Never rejects: the step that waits for it is bounded. */
export function next<T>(
  emitter: EventEmitter,
  event: string,
  isRight: (value: T) => boolean = () => true,
): Promise<Moment<T>> {
  return new Promise((resolve) => {
    const listener = (value: T) => {
      if (!isRight(value)) return;
      emitter.off(event, listener);
      resolve({ value, at: performance.now() });
    };
    emitter.on(event, listener);
  });
}

/** Looks again and again until there is something to see. */
export async function eventually<T>(look: () => Promise<T | undefined>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await pause(LOOK_AGAIN_AFTER_MS, undefined, { signal });
  }
}

/** @throws when the work takes longer; the work itself is not stopped */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const timeout = pause(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`not done within ${ms / 1_000} s`);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    timer.abort();
    timeout.catch(() => undefined);
  }
}
