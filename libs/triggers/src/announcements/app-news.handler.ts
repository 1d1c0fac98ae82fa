import { Outbox, type OutboxDelivery, type OutboxHandler } from '#persistence';
import { type AppEventField, AppEvents } from '#robots';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** Outbox kind: an event was stored, and the owner's mobile app may hear of it. */
export const TRIGGER_NEWS = 'trigger_news';

/** The payload of such an entry. */
export interface TriggerNews {
  readonly robotId: string;
  /** What of the event the trigger's field is about. */
  readonly field: AppEventField;
}

@Injectable()
export class AppNewsHandler implements OutboxHandler, OnModuleInit {
  readonly kind = TRIGGER_NEWS;
  readonly batchSize = 100;

  constructor(
    private readonly outbox: Outbox,
    private readonly appEvents: AppEvents,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(entries: readonly OutboxDelivery[]): Promise<void> {
    await Promise.all(entries.map(({ payload }) => this.tell(payload as TriggerNews)));
  }

  private async tell({ robotId, field }: TriggerNews): Promise<void> {
    await this.appEvents.publish([robotId], { event: 'ifttt_trigger', trigger_fields: [field] });
  }
}
