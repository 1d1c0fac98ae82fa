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

/** The history of what owners said to their robots. */
@Injectable()
export class VoiceCommandEvents {
  constructor(@InjectRepository(VoiceCommandEvent) private readonly events: Repository<VoiceCommandEvent>) {}

  /** The newest events of an owner under a match key, newest first; those of one moment in an order that stays. */
  async newest(ownerId: string, key: string, limit: number): Promise<VoiceCommandEvent[]> {
    return this.events.find({
      where: { userId: ownerId, matchKey: key },
      order: { occurredAt: 'DESC', id: 'DESC' },
      take: limit,
    });
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
