import { randomUUID } from 'node:crypto';
import { matchKey } from '#ifttt';
import { type History, indexHint, insertNew, PreparedReads, Pruner } from '#persistence';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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

/** What is told of an event. */
export type ReachedPlace = Pick<PlaceReachedEvent, 'id' | 'place' | 'robotName' | 'reachedAt'>;

/** The history of where owners' robots have been. */
@Injectable()
export class PlaceReachedEvents {
  private readonly history: History<PlaceReachedEvent>;

  constructor(
    private readonly reads: PreparedReads,
    private readonly dataSource: DataSource,
    pruner: Pruner,
    { retentionMs }: Config,
  ) {
    // A place that was renamed has its events in one waypoint and two names.
    const newestOf = {
      place_reached_events_waypoint: ['userId', 'robotId', 'placeId'],
      place_reached_events_name: ['userId', 'nameKey'],
    } as const;
    this.history = pruner.history({ entity: PlaceReachedEvent, at: 'reachedAt', newestOf }, retentionMs);
  }

  /** The newest events of an owner at such a place, newest first; those of one moment in an order that stays. */
  async newest(ownerId: string, wanted: WantedPlace, limit: number): Promise<ReachedPlace[]> {
    const { index, condition, values } = readOf(wanted);
    const sql = `
      SELECT id, place, robot_name AS robotName, reached_at AS reachedAt
      FROM place_reached_events ${indexHint(this.dataSource, index)}
      WHERE user_id = ? ${condition}
      ORDER BY reached_at DESC, id DESC LIMIT ?`;
    const rows = await this.reads.query<ReachedPlace>(sql, [ownerId, ...values, limit]);
    return rows.map((row) => ({ ...row, reachedAt: Number(row.reachedAt) }));
  }

  /**
   * Stores what is new. A message that was stored before, or comes twice in one batch, is one event; one that comes so
   * late that its event may have been pruned is none.
   *
   * @returns the events that this call stored
   */
  async store(manager: EntityManager, arrivals: readonly Arrival[]): Promise<PlaceReachedEvent[]> {
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
    return this.history.keep(manager, await insertNew(manager, PlaceReachedEvent, rows));
  }
}

/** Which events are wanted, and the index that has them together, by time. */
function readOf(wanted: WantedPlace): { index: string; condition: string; values: string[] } {
  switch (wanted.kind) {
    case 'any':
      return { index: 'place_reached_events_timeline', condition: '', values: [] };
    case 'waypoint':
      return {
        index: 'place_reached_events_waypoint',
        condition: 'AND robot_id = ? AND place_id = ?',
        values: [wanted.robotId, wanted.placeId],
      };
    case 'name':
      return { index: 'place_reached_events_name', condition: 'AND name_key = ?', values: [wanted.nameKey] };
  }
}
