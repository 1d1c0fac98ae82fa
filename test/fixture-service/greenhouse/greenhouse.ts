import { randomUUID } from 'node:crypto';
import { matchKey, REALTIME, Subscriptions } from '#ifttt';
import { indexHint, insertIgnore, PreparedReads, Transactions } from '#persistence';
import { digestOf } from '#platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, type Repository } from 'typeorm';
import { Measurement } from './measurement.entity.js';
import { Watering } from './watering.entity.js';

const INSERT_ROWS = 500;

/**
 * A range of the index. The first comparison of the moment is where each database enters it, and the hint keeps MariaDB
 * from reading all that is newer.
 */
const nextMeasurements = (hint: string): string => `
  SELECT id, sensor, value, measured_at AS measuredAt FROM greenhouse_measurements ${hint}
  WHERE owner_id = ? AND measured_at <= ? AND (measured_at < ? OR id < ?)
  ORDER BY measured_at DESC, id DESC LIMIT ?`;

/** Which waterings: all of them, or only those of this bed, or with this remark. */
interface WateringFilter {
  readonly bed?: string;
  /** As `matchKey` has it. */
  readonly remarkKey?: string;
}

/** The match keys that a watering has for a trigger. */
type KeysOfWatering = (watering: Watering) => readonly string[];

/** What the service knows, of all its owners. */
@Injectable()
export class Greenhouse {
  private readonly nextMeasurements: string;
  private readonly wateringTriggers = new Map<string, KeysOfWatering>();

  constructor(
    @InjectRepository(Watering) private readonly waterings: Repository<Watering>,
    private readonly reads: PreparedReads,
    private readonly subscriptions: Subscriptions,
    private readonly transactions: Transactions,
    dataSource: DataSource,
  ) {
    this.nextMeasurements = nextMeasurements(indexHint(dataSource, 'greenhouse_measurements_timeline'));
  }

  /** From now on waterings are events of this trigger. */
  announceWaterings(triggerSlug: string, keysOf: KeysOfWatering): void {
    this.wateringTriggers.set(triggerSlug, keysOf);
  }

  /** The newest waterings of those, newest first: a range of an index for each filter. */
  async newestWaterings(ownerId: string, filter: WateringFilter, limit: number): Promise<Watering[]> {
    return this.waterings.find({
      where: { ownerId, ...filter },
      order: { wateredAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  /** Keeps a watering, and tells IFTTT in whose Applets it is news. */
  async water(ownerId: string, bed: string, remark: string, wateredAt = Date.now()): Promise<Watering> {
    const watering = { id: randomUUID(), ownerId, bed, remark, remarkKey: matchKey(remark), wateredAt };
    await this.transactions.run(async (transaction) => {
      await transaction.manager.insert(Watering, watering);
      for (const [slug, keysOf] of this.wateringTriggers) {
        const happenings = keysOf(watering).map((key) => ({ ownerId, matchKey: key }));
        await transaction.enqueue(REALTIME, await this.subscriptions.matching(transaction.manager, slug, happenings));
      }
    });
    return watering;
  }

  /** Three waterings of the bed with the remark. Their ids are always the same, so that nothing makes more of them. */
  async prepareWaterings(ownerId: string, bed: string, remark: string): Promise<void> {
    const rows = [1, 2, 3].map((number) => {
      const digest = digestOf([ownerId, bed, remark, number].join('\n'));
      return { id: digest.slice(0, 32), ownerId, bed, remark, remarkKey: matchKey(remark), wateredAt: Date.now() };
    });
    await this.transactions.run(({ manager }) => insertIgnore(manager, Watering, rows));
  }

  /** The measurements after a place in the list, newest first. */
  async measurements(
    ownerId: string,
    after: { measuredAt: number; id: string },
    limit: number,
  ): Promise<Omit<Measurement, 'ownerId'>[]> {
    const values = [ownerId, after.measuredAt, after.measuredAt, after.id, limit];
    const rows = await this.reads.query<Omit<Measurement, 'ownerId'>>(this.nextMeasurements, values);
    return rows.map((row) => ({ ...row, measuredAt: Number(row.measuredAt) }));
  }

  /** Adds measurements at these moments. @returns their ids */
  async measure(ownerId: string, moments: readonly number[]): Promise<string[]> {
    const rows = moments.map((measuredAt, index) => ({
      id: randomUUID(),
      ownerId,
      sensor: index % 2 === 0 ? 'warmth' : 'light',
      value: String(index),
      measuredAt,
    }));
    await this.transactions.run(async ({ manager }) => {
      for (let at = 0; at < rows.length; at += INSERT_ROWS) {
        await manager.insert(Measurement, rows.slice(at, at + INSERT_ROWS));
      }
    });
    return rows.map(({ id }) => id);
  }

  /** Takes measurements away, as a gardener who cleans up does. */
  async forget(ids: readonly string[]): Promise<void> {
    await this.transactions.run(({ manager }) => manager.delete(Measurement, { id: In([...ids]) }));
  }
}
