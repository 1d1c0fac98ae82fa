import { randomUUID } from 'node:crypto';
import { matchKey } from '#ifttt';
import { VoiceCommandEvent } from '#robots';
import type { DataSource } from 'typeorm';
import { PlaceReachedEvent } from '../../../libs/triggers/src/place-reached/place-reached-event.entity.js';

export const DAY_MS = 86_400_000;

interface Past {
  readonly userId: string;
  readonly robotId: string;
  /** How many, a second apart, the newest `daysAgo`. */
  readonly amount: number;
  readonly daysAgo: number;
}

/** An owner said the words again and again. @returns the ids, newest first */
export function heard(dataSource: DataSource, past: Past & { readonly words: string }): Promise<string[]> {
  const { words } = past;
  return store(dataSource, VoiceCommandEvent, 'occurredAt', past, { matchKey: matchKey(words), voiceCommand: words });
}

/** A robot got to a place again and again. @returns the ids, newest first */
export function reached(
  dataSource: DataSource,
  past: Past & { readonly placeId: string; readonly place: string },
): Promise<string[]> {
  const { placeId, place } = past;
  return store(dataSource, PlaceReachedEvent, 'reachedAt', past, { placeId, place, nameKey: matchKey(place) });
}

async function store(
  { manager }: DataSource,
  entity: typeof VoiceCommandEvent | typeof PlaceReachedEvent,
  at: string,
  { userId, robotId, amount, daysAgo }: Past,
  rest: object,
): Promise<string[]> {
  const newest = Date.now() - daysAgo * DAY_MS;
  const rows = Array.from({ length: amount }, (_, index) => ({
    id: randomUUID(),
    userId,
    robotId,
    messageId: randomUUID(),
    robotName: 'Rosie',
    [at]: newest - index * 1_000,
    receivedAt: newest,
    ...rest,
  }));
  await manager.insert(entity, rows);
  return rows.map(({ id }) => id);
}
