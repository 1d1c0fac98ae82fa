import { randomUUID } from 'node:crypto';
import { Transactions } from '#persistence';
import { AppEvents, Robots } from '#robots';
import { Injectable, Logger } from '@nestjs/common';
import { ActionSkip, MAX_REASON } from './action-skip.entity.js';

/** Tells an owner what was skipped, and why. */
@Injectable()
export class SkipReports {
  private readonly logger = new Logger(SkipReports.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly robots: Robots,
    private readonly appEvents: AppEvents,
  ) {}

  /**
   * Keeps the skip for the owner's page, and tells the owner's app. Never rejects: nothing that goes wrong here may take
   * the place of the SKIP.
   */
  async report(ownerId: string, slug: string, reason: string): Promise<void> {
    await Promise.all([
      this.attempt('kept', () => this.keep(ownerId, slug, reason)),
      this.attempt('told to the app', () => this.tellApp(ownerId, reason)),
    ]);
  }

  private async keep(userId: string, actionSlug: string, reason: string): Promise<void> {
    const row = {
      id: randomUUID(),
      userId,
      actionSlug,
      reason: Array.from(reason).slice(0, MAX_REASON).join(''),
      createdAt: Date.now(),
    };
    await this.transactions.statement((manager) => manager.insert(ActionSkip, row));
  }

  private async tellApp(ownerId: string, error: string): Promise<void> {
    const robots = await this.robots.ofOwner(ownerId);
    await this.appEvents.publish(
      robots.map(({ id }) => id),
      { event: 'ifttt_error', error },
    );
  }

  private async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`A skipped action was not ${what}: ${String(error)}`);
    }
  }
}
