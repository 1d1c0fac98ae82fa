import { ServiceError } from '#ifttt';
import type { LimitName } from './limits.js';

/** Nobody looked at the password: there were too many attempts before. */
export class TooManyAttempts extends ServiceError {
  /**
   * @param limit which one was reached
   * @param subject what is counted, and whose
   * @param milliseconds until the next attempt is let through
   */
  constructor(
    readonly limit: LimitName,
    readonly subject: string,
    milliseconds: number,
  ) {
    const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
    super('TooManyAttempts', { wait: inWords(seconds) }, { headers: { 'Retry-After': String(seconds) } });
  }
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
