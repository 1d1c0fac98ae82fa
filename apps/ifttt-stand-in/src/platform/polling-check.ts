import { InvalidInput, type Problem } from './problems.js';
import type { PollingSettings } from './views.js';

const LONGEST_SECONDS = 86_400;

/** @throws {InvalidInput} */
export function checkPolling({ pollEverySeconds, jitter }: PollingSettings): PollingSettings {
  const problems: Problem[] = [];
  if (!(pollEverySeconds >= 1 && pollEverySeconds <= LONGEST_SECONDS)) {
    problems.push({ field: 'pollEverySeconds', message: `Choose 1 to ${LONGEST_SECONDS} seconds between two polls.` });
  }
  if (!(jitter >= 0 && jitter <= 1)) {
    problems.push({ field: 'jitter', message: 'Choose a jitter from 0 (none) to 1 (as long as the interval).' });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { pollEverySeconds, jitter };
}
