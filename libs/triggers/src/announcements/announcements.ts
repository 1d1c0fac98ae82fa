import { REALTIME, Subscriptions } from '#ifttt';
import { type Transaction } from '#persistence';
import { Injectable } from '@nestjs/common';
import { TRIGGER_NEWS, type TriggerNews } from './app-news.handler.js';

/** A stored event, as far as those who wait for it are concerned. */
export interface Announcement extends TriggerNews {
  readonly eventId: string;
  readonly ownerId: string;
  /** All of the event's match keys: those of any subscription it is news for. */
  readonly matchKeys: readonly string[];
}

/** Tells IFTTT and the owners' apps of new events, by way of the outbox. */
@Injectable()
export class Announcements {
  constructor(private readonly subscriptions: Subscriptions) {}

  /** To be called in the transaction that stores the events, and for none that was stored before. */
  async announce(tx: Transaction, triggerSlug: string, events: readonly Announcement[]): Promise<void> {
    const happenings = events.flatMap(({ ownerId, matchKeys }) => matchKeys.map((matchKey) => ({ ownerId, matchKey })));
    const identities = await this.subscriptions.matching(tx.manager, triggerSlug, happenings);
    for (const identity of identities) await tx.enqueue(REALTIME, identity);
    for (const { eventId, robotId, field } of events) {
      await tx.enqueue(TRIGGER_NEWS, eventId, { robotId, field } satisfies TriggerNews);
    }
  }
}
