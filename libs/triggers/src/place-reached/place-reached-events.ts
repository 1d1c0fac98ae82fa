import { randomUUID } from 'node:crypto';
import { matchKey } from '#ifttt';
import { insertIgnore } from '#persistence';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindOptionsWhere, In, type Repository } from 'typeorm';
import { PlaceReachedEvent } from './place-reached-event.entity.js';
import { type WantedPlace } from './wanted-place.js';

/** A robot got to a place. */
export interface Arrival {
  readonly ownerId: string;
  readonly robotId: string;
  readonly robotName: string;
  readonly messageId: string;
  readonly place: { readonly id: string; readonly name: string };
  /** Epoch milliseconds. */
  readonly occurredAt: number;
}

/** The history of where owners' robots have been. */
@Injectable()
export class PlaceReachedEvents {
  constructor(@InjectRepository(PlaceReachedEvent) private readonly events: Repository<PlaceReachedEvent>) {}

  /** The newest events of an owner at such a place, newest first; those of one moment in an order that stays. */
  async newest(ownerId: string, wanted: WantedPlace, limit: number): Promise<PlaceReachedEvent[]> {
    return this.events.find({
      where: { userId: ownerId, ...conditionOf(wanted) },
      order: { reachedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  /**
   * Stores what is new. A message that was stored before, or comes twice in one batch, is one event.
   *
   * @returns the events that this call stored
   */
  async store(manager: EntityManager, arrivals: readonly Arrival[]): Promise<PlaceReachedEvent[]> {
    if (arrivals.length === 0) return [];
    const receivedAt = Date.now();
    const rows = arrivals.map(({ ownerId, robotId, robotName, messageId, place, occurredAt }) => ({
      id: randomUUID(),
      userId: ownerId,
      robotId,
      messageId,
      placeId: place.id,
      place: place.name,
      nameKey: matchKey(place.name),
      robotName,
      reachedAt: occurredAt,
      receivedAt,
    }));
    await insertIgnore(manager, PlaceReachedEvent, rows);
    // An id of ours is there only where the row was new.
    return manager.findBy(PlaceReachedEvent, { id: In(rows.map(({ id }) => id)) });
  }
}

function conditionOf(wanted: WantedPlace): FindOptionsWhere<PlaceReachedEvent> {
  switch (wanted.kind) {
    case 'any':
      return {};
    case 'waypoint':
      return { robotId: wanted.robotId, placeId: wanted.placeId };
    case 'name':
      return { nameKey: wanted.nameKey };
  }
}
