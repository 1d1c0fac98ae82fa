import { REALTIME, Subscriptions } from '#ifttt';
import { type Transaction } from '#persistence';
import { type AppEventField, AppEvents } from '#robots';
import { Injectable } from '@nestjs/common';

/** A stored event, as far as those who wait for it are concerned. */
export interface Announcement {
  readonly ownerId: string;
  readonly robotId: string;
  /** All of the event's match keys: those of any subscription it is news for. */
  readonly matchKeys: readonly string[];
  /** What of the event the trigger's field is about. */
  readonly field: AppEventField;
}

/** Tells IFTTT and the owners' apps of new events. */
@Injectable()
export class Announcements {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly appEvents: AppEvents,
  ) {}

  /** To be called in the transaction that stores the events, and for none that was stored before. */
  async notify(tx: Transaction, triggerSlug: string, events: readonly Announcement[]): Promise<void> {
    const happenings = events.flatMap(({ ownerId, matchKeys }) => matchKeys.map((matchKey) => ({ ownerId, matchKey })));
    await tx.enqueue(REALTIME, await this.subscriptions.matching(tx.manager, triggerSlug, happenings));
  }

  /** To be called after the commit. The app gets what it is there to hear: nothing waits for it. */
  tellApps(events: readonly Announcement[]): void {
    for (const { robotId, field } of events) {
      void this.appEvents.publish([robotId], { event: 'ifttt_trigger', trigger_fields: [field] });
    }
  }
}
