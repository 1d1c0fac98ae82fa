import { randomUUID } from 'node:crypto';
import { matchKey, Timelines } from '#ifttt';
import { type History, indexHint, insertNew, PreparedReads, Pruner } from '#persistence';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { VoiceCommandEvent } from './voice-command-event.entity.js';

/** Slug of the trigger that fires at these events. */
export const VOICE_COMMAND = 'voice_command';

/** In characters; what the database keeps of the words as they were heard. */
const MAX_WORDS = 255;

/** Something said to a robot, as the robot reports it. */
export interface Utterance {
  readonly ownerId: string;
  readonly robotId: string;
  readonly robotName: string;
  readonly messageId: string;
  readonly words: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
}

/** What was said: all of it, or only these words, or only to this robot. */
interface HistoryFilter {
  /** Of the words, see `matchKey`. */
  readonly matchKey?: string;
  readonly robotId?: string;
}

/** What is told of an event. */
export type HeardCommand = Pick<VoiceCommandEvent, 'id' | 'voiceCommand' | 'robotName' | 'occurredAt'>;

/** The history of what owners said to their robots. */
@Injectable()
export class VoiceCommandEvents {
  private readonly history: History<VoiceCommandEvent>;

  constructor(
    private readonly reads: PreparedReads,
    private readonly dataSource: DataSource,
    private readonly timelines: Timelines,
    pruner: Pruner,
    { retentionMs }: Config,
  ) {
    // The finest of the timelines that `newest` reads.
    const newestOf = { voice_command_events_robot_timeline: ['userId', 'robotId', 'matchKey'] } as const;
    this.history = pruner.history({ entity: VoiceCommandEvent, at: 'occurredAt', newestOf }, retentionMs);
  }

  /**
   * One page of an owner's events, newest first; those of one moment in an order that stays.
   *
   * @param after the last event of the page before
   */
  async newest(
    ownerId: string,
    { matchKey: key, robotId }: HistoryFilter,
    limit: number,
    after?: Pick<HeardCommand, 'occurredAt' | 'id'>,
  ): Promise<HeardCommand[]> {
    const conditions = ['user_id = ?'];
    const values: (string | number)[] = [ownerId];
    if (robotId !== undefined) {
      conditions.push('robot_id = ?');
      values.push(robotId);
    }
    if (key !== undefined) {
      conditions.push('match_key = ?');
      values.push(key);
    }
    if (after) {
      // In this form, and not with OR alone, every database begins to read where the page before ended.
      conditions.push('occurred_at <= ? AND (occurred_at < ? OR id < ?)');
      values.push(after.occurredAt, after.occurredAt, after.id);
    }
    const sql = `
      SELECT id, voice_command AS voiceCommand, robot_name AS robotName, occurred_at AS occurredAt
      FROM voice_command_events ${indexHint(this.dataSource, indexFor(robotId !== undefined, key !== undefined))}
      WHERE ${conditions.join(' AND ')}
      ORDER BY occurred_at DESC, id DESC LIMIT ?`;
    const rows = await this.reads.query<HeardCommand>(sql, [...values, limit]);
    return rows.map((row) => ({ ...row, occurredAt: Number(row.occurredAt) }));
  }

  /** The last words that each of an owner's robots heard, by the robot's id; none where it has heard nothing. */
  async lastOfEachRobot(ownerId: string): Promise<ReadonlyMap<string, HeardCommand>> {
    const hint = indexHint(this.dataSource, 'voice_command_events_robot');
    const sql = `
      SELECT robots.id AS robotId, event.id, event.voice_command AS voiceCommand, event.robot_name AS robotName,
        event.occurred_at AS occurredAt
      FROM robots JOIN voice_command_events event ON event.id = (
        SELECT id FROM voice_command_events ${hint} WHERE user_id = ? AND robot_id = robots.id
        ORDER BY occurred_at DESC, id DESC LIMIT 1)
      WHERE robots.user_id = ?`;
    const rows = await this.reads.query<HeardCommand & { robotId: string }>(sql, [ownerId, ownerId]);
    return new Map(rows.map(({ robotId, ...row }) => [robotId, { ...row, occurredAt: Number(row.occurredAt) }]));
  }

  /**
   * Stores what is new. A message that was stored before, or comes twice in one batch, is one event; one that comes so
   * late that its event may have been pruned is none.
   *
   * @returns the events that this call stored
   */
  async store(manager: EntityManager, utterances: readonly Utterance[]): Promise<VoiceCommandEvent[]> {
    const receivedAt = Date.now();
    const rows = utterances.map(({ ownerId, robotId, robotName, messageId, words, occurredAt }) => ({
      id: randomUUID(),
      userId: ownerId,
      robotId,
      messageId,
      matchKey: matchKey(words),
      voiceCommand: Array.from(words).slice(0, MAX_WORDS).join(''),
      robotName,
      occurredAt,
      receivedAt,
    }));
    const stored = await this.history.keep(manager, await insertNew(manager, VoiceCommandEvent, rows));
    const news = stored.map((event) => ({ ownerId: event.userId, matchKey: event.matchKey }));
    await this.timelines.end(manager, VOICE_COMMAND, news);
    return stored;
  }
}

/** The index that has the events of a filter together, by time. */
function indexFor(ofRobot: boolean, ofWords: boolean): string {
  if (ofRobot) return ofWords ? 'voice_command_events_robot_timeline' : 'voice_command_events_robot';
  return ofWords ? 'voice_command_events_timeline' : 'voice_command_events_history';
}
