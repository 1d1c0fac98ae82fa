import { randomUUID } from 'node:crypto';
import { matchKey } from '#ifttt';
import { insertIgnore } from '#persistence';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { VoiceCommandEvent } from './voice-command-event.entity.js';

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
export interface HistoryFilter {
  /** Of the words, see `matchKey`. */
  readonly matchKey?: string;
  readonly robotId?: string;
}

/** The history of what owners said to their robots. */
@Injectable()
export class VoiceCommandEvents {
  constructor(@InjectRepository(VoiceCommandEvent) private readonly events: Repository<VoiceCommandEvent>) {}

  /**
   * One page of an owner's events, newest first; those of one moment in an order that stays. There is an index for
   * each filter in this order.
   *
   * @param after the last event of the page before
   */
  async newest(
    ownerId: string,
    filter: HistoryFilter,
    limit: number,
    after?: Pick<VoiceCommandEvent, 'occurredAt' | 'id'>,
  ): Promise<VoiceCommandEvent[]> {
    const { matchKey: key, robotId } = filter;
    const query = this.events.createQueryBuilder('event').where('event.userId = :ownerId', { ownerId });
    if (key !== undefined) query.andWhere('event.matchKey = :key', { key });
    if (robotId !== undefined) query.andWhere('event.robotId = :robotId', { robotId });
    // In this form every database reads a range of the index rather than the whole history.
    if (after)
      query.andWhere('event.occurredAt <= :occurredAt AND (event.occurredAt < :occurredAt OR event.id < :id)', after);
    return query.orderBy('event.occurredAt', 'DESC').addOrderBy('event.id', 'DESC').limit(limit).getMany();
  }

  /**
   * Stores what is new. A message that was stored before, or comes twice in one batch, is one event.
   *
   * @returns the events that this call stored
   */
  async store(manager: EntityManager, utterances: readonly Utterance[]): Promise<VoiceCommandEvent[]> {
    if (utterances.length === 0) return [];
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
    await insertIgnore(manager, VoiceCommandEvent, rows);
    // An id of ours is there only where the row was new.
    return manager.findBy(VoiceCommandEvent, { id: In(rows.map(({ id }) => id)) });
  }
}
