import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock.js';
import { insertIgnore } from '../insert-ignore.js';
import { Transactions } from '../transactions.js';
import { PruningTurn } from './pruning-turn.entity.js';
import type { PruningRule } from './rule.js';

/** Much longer than a batch takes: whoever is silent for so long has died. */
const LEASE_MS = 60_000;
const ROUND_MS = 24 * 3_600_000;

/** Whose turn it is to prune a table, among any number of instances: as in the outbox, a lease that lapses by itself. */
@Injectable()
export class PruningTurns {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @returns our turn, from where the one before ended; null while it is another's, or none is due */
  async take(tableName: string): Promise<PruningTurn | null> {
    const now = this.clock.now();
    return this.transactions.run(async ({ manager }) => {
      const known = await manager.findOneBy(PruningTurn, { tableName });
      if (known !== null && known.dueAt > now) return null;
      if (known === null) await insertIgnore(manager, PruningTurn, [{ tableName, position: '', dueAt: now }]);
      const due = { tableName, dueAt: LessThanOrEqual(now) };
      const dueAt = now + LEASE_MS;
      const { affected } = await manager.update(PruningTurn, due, { dueAt });
      return affected === 1 ? { ...(await manager.findOneByOrFail(PruningTurn, { tableName })), dueAt } : null;
    });
  }

  /**
   * Deletes rows and notes how far that was, in one transaction.
   *
   * @returns the turn to go on with; null when it is no longer ours, and then nothing was deleted
   */
  async advance(
    turn: PruningTurn,
    { entity }: PruningRule,
    keys: readonly string[],
    position: string,
  ): Promise<PruningTurn | null> {
    return this.transactions.run(async ({ manager }) => {
      const next = await this.move(manager, turn, { position, dueAt: this.clock.now() + LEASE_MS });
      if (next !== null && keys.length > 0) {
        const [key] = manager.dataSource.getMetadata(entity).primaryColumns;
        await manager.delete(entity, { [key!.propertyName]: In([...keys]) });
      }
      return next;
    });
  }

  /** The round is over; the next one is a day later, from the beginning. */
  async finish(turn: PruningTurn): Promise<void> {
    const dueAt = this.clock.now() + ROUND_MS;
    await this.transactions.run(({ manager }) => this.move(manager, turn, { position: '', dueAt }));
  }

  private async move(
    manager: EntityManager,
    { tableName, dueAt }: PruningTurn,
    to: Omit<PruningTurn, 'tableName'>,
  ): Promise<PruningTurn | null> {
    const { affected } = await manager.update(PruningTurn, { tableName, dueAt }, to);
    return affected === 1 ? { tableName, ...to } : null;
  }
}
