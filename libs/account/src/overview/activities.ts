import { ActionHistory, type PastAction } from '#actions';
import { VoiceCommandEvents } from '#robots';
import { PlaceReachedEvents } from '#triggers';
import { Injectable } from '@nestjs/common';
import { acted, heard, type Piece, reached } from './sentences.js';

/** Something that happened. */
export interface Activity {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sentence: readonly Piece[];
  /** What to call it, where nothing came of it. */
  readonly failure?: 'Skipped' | 'Not done';
}

const FAILURES: Partial<Record<PastAction['outcome'], Activity['failure']>> = { skipped: 'Skipped', lost: 'Not done' };

/** What an owner's robots heard, where they got to, and what IFTTT asked of them. */
@Injectable()
export class Activities {
  constructor(
    private readonly spoken: VoiceCommandEvents,
    private readonly arrivals: PlaceReachedEvents,
    private readonly actions: ActionHistory,
  ) {}

  /** The newest, newest first. */
  async newest(ownerId: string, limit: number): Promise<Activity[]> {
    const [spoken, arrivals, actions] = await Promise.all([
      this.spoken.newest(ownerId, {}, limit),
      this.arrivals.newest(ownerId, { kind: 'any' }, limit),
      this.actions.newest(ownerId, limit),
    ]);
    const all: Activity[] = [
      ...spoken.map(({ occurredAt, robotName, voiceCommand }) => ({
        at: occurredAt,
        sentence: heard(robotName, voiceCommand),
      })),
      ...arrivals.map(({ reachedAt, robotName, place }) => ({
        at: reachedAt,
        sentence: reached(robotName, place),
      })),
      ...actions.map((action) => ({
        at: action.at,
        sentence: acted(action),
        failure: FAILURES[action.outcome],
      })),
    ];
    return all.sort((one, other) => other.at - one.at).slice(0, limit);
  }
}
