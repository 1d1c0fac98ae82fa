import type { IftttCaller } from '../support/ifttt.js';

/** What an Applet listens for, one phrase that one robot hears, and what was said to that robot under it. */
export class Timeline {
  readonly said: { readonly sequence: number; readonly at: number }[] = [];
  /** Its robot's clock runs ahead: when something was said is then what the service makes of it. */
  clockIsAhead = false;

  constructor(
    readonly ownerId: string,
    readonly ifttt: IftttCaller,
    /** Its own match key. */
    readonly phrase: string,
    readonly identity: string,
  ) {}

  /**
   * The phrase as it is said the next time: marks that no match key has tell which time it was.
   *
   * @param at by the robot's clock, epoch milliseconds
   */
  say(at: number): string {
    const sequence = this.said.length;
    this.said.push({ sequence, at });
    return `${this.phrase} ${sequence.toString(2).replaceAll('0', '.').replaceAll('1', '!')}`;
  }

  /** Which of the events a poll tells of, in its order. */
  sequencesIn(events: readonly { readonly voice_command: string }[]): number[] {
    return events.map(({ voice_command: words }) => {
      const marks = words.slice(this.phrase.length + 1);
      return Number.parseInt(marks.replaceAll('.', '0').replaceAll('!', '1'), 2);
    });
  }

  /** What must be in the answer of a poll, newest first. */
  expected(): number[] {
    const newestFirst = this.said.toSorted((one, other) => other.at - one.at);
    return newestFirst.map(({ sequence }) => sequence);
  }
}

/** Lost, told more than once, or not in order: what is wrong with a whole timeline as a poll tells it. */
export function compare(timeline: Timeline, told: readonly number[]): { lost: number; twice: number; order: boolean } {
  const unique = new Set(told);
  const expected = timeline.expected();
  return {
    lost: expected.filter((sequence) => !unique.has(sequence)).length,
    twice: told.length - unique.size,
    order: timeline.clockIsAhead || expected.every((sequence, index) => told[index] === sequence),
  };
}
