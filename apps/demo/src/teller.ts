import type { Printer } from './printer.js';
import type { Stage } from './stage.js';
import { STORY } from './story.js';
import { play, type Played, type Step } from './step.js';

/**
 * Plays the story and prints each step as it happens.
 * @param interruption after it nothing is played or printed: steps fail because their parts are being ended
 * @returns whether every step held
 */
export async function tell(stage: Stage, printer: Printer, interruption: AbortSignal): Promise<boolean> {
  printer.heading('From a spoken word to a moving robot');
  printer.paragraph('Times are how long a step took; those with a + count from the spoken word.');
  for (const step of STORY) {
    const played = await play(step, stage);
    if (interruption.aborted) return false;
    print(printer, step, played);
    if (!played.held) {
      printLog(stage, printer);
      return false;
    }
  }
  return true;
}

function print(printer: Printer, { title }: Step<Stage>, played: Played): void {
  if (!played.held) return printer.failed(title, `${Math.round(played.duration)} ms`, [played.error.message]);
  const { notes, sinceSpoken } = played.result;
  const since = sinceSpoken === undefined ? '' : '+';
  printer.held(title, `${since}${Math.round(sinceSpoken ?? played.duration)} ms`, notes);
}

function printLog({ service }: Stage, printer: Printer): void {
  if (!service) return;
  printer.heading('The end of the service’s log');
  for (const line of service.logTail) printer.verbatim(line);
}
