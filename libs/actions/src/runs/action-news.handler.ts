import { Outbox, type OutboxDelivery, type OutboxHandler } from '#persistence';
import { type AppEvent, AppEvents } from '#robots';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** Outbox kind: an action was run or skipped, and the owner's mobile app may hear of it. */
export const ACTION_NEWS = 'action_news';

export interface ActionNews {
  readonly robotIds: readonly string[];
  readonly event: AppEvent;
}

@Injectable()
export class ActionNewsHandler implements OutboxHandler, OnModuleInit {
  readonly kind = ACTION_NEWS;
  readonly batchSize = 100;

  constructor(
    private readonly outbox: Outbox,
    private readonly appEvents: AppEvents,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(entries: readonly OutboxDelivery[]): Promise<void> {
    const news = entries.map(({ payload }) => payload as ActionNews);
    await Promise.all(news.map(({ robotIds, event }) => this.appEvents.publish(robotIds, event)));
  }
}
