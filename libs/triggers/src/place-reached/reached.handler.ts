import { type Transaction, Transactions } from '#persistence';
import { MessageFault, Place, RobotInbox, type RobotMessage, type RobotMessageHandler } from '#robots';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { type Announcement, Announcements } from '../announcements/announcements.js';
import { PLACE_REACHED } from './names.js';
import { type PlaceReachedEvent } from './place-reached-event.entity.js';
import { type Arrival, PlaceReachedEvents } from './place-reached-events.js';
import { arrivalKeys } from './wanted-place.js';

const reachedPayload = z.object({
  status: z.literal('PLACE_REACHED'),
  domain: z.literal('NAVIGATION'),
  // Whatever else stands here names no waypoint, which is said in the log rather than passed over as other news.
  data: z
    .object({ waypoint_uuid: z.string().trim().min(1).max(64) })
    .transform(({ waypoint_uuid }) => waypoint_uuid)
    .catch(''),
});
type ReachedPayload = z.infer<typeof reachedPayload>;

/**
 * Stores where robots have arrived. The events and the notifications of IFTTT are one transaction for the whole
 * batch; the message is acknowledged after it, and the owner's app is told. A place is what the robot's map says now: a
 * waypoint that is not on it has no name to tell anybody. The map may be on its way still, for it comes by another
 * endpoint, so such a message is tried again for a while.
 */
@Injectable()
export class ReachedHandler implements RobotMessageHandler<ReachedPayload>, OnModuleInit {
  readonly endpoint = 'status';
  readonly payload = reachedPayload;
  private readonly logger = new Logger(ReachedHandler.name);

  constructor(
    private readonly inbox: RobotInbox,
    private readonly transactions: Transactions,
    private readonly events: PlaceReachedEvents,
    private readonly announcements: Announcements,
  ) {}

  onModuleInit(): void {
    this.inbox.register(this);
  }

  async handle(messages: readonly RobotMessage<ReachedPayload>[]): Promise<void> {
    const named = messages.filter((message) => this.namesWaypoint(message));
    const { arrivals, news } = await this.transactions.run(async (tx) => {
      const arrivals = await locate(tx, named);
      const news = (await this.events.store(tx.manager, arrivals)).map(toAnnouncement);
      await this.announcements.notify(tx, PLACE_REACHED, news);
      return { arrivals, news };
    });
    this.announcements.tellApps(news);
    // Only now: what is stored stays so, and storing it again changes nothing.
    if (arrivals.length < named.length) throw new MessageFault('A robot reached a place that is not on its map.');
  }

  private namesWaypoint({ robotId, messageId, payload }: RobotMessage<ReachedPayload>): boolean {
    if (payload.data !== '') return true;
    const ids = { robotId, messageId };
    this.logger.warn(`Robot ${robotId} reached a place without saying which in message ${messageId}.`, ids);
    return false;
  }
}

/** Those at a place on the robot's map. */
async function locate({ manager }: Transaction, messages: readonly RobotMessage<ReachedPayload>[]): Promise<Arrival[]> {
  if (messages.length === 0) return [];
  const places = await manager.findBy(
    Place,
    messages.map(({ robotId, payload }) => ({ robotId, id: payload.data })),
  );
  return messages.flatMap((message) => {
    const place = places.find(({ robotId, id }) => robotId === message.robotId && id === message.payload.data);
    return place ? [{ ...message, place }] : [];
  });
}

function toAnnouncement(event: PlaceReachedEvent): Announcement {
  const field = { field: 'place', field_value: event.place };
  const { userId, robotId } = event;
  return { ownerId: userId, robotId, matchKeys: arrivalKeys(event), field };
}
