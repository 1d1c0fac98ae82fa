import { type Transaction, Transactions } from '#persistence';
import { Place, RobotInbox, type RobotMessage, type RobotMessageHandler } from '#robots';
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
    .object({ waypoint_uuid: z.string().trim() })
    .transform(({ waypoint_uuid }) => waypoint_uuid)
    .catch(''),
});
type ReachedPayload = z.infer<typeof reachedPayload>;

/**
 * Stores where robots have arrived. The events and the notifications of IFTTT are one transaction for the whole
 * batch; the message is acknowledged after it, and the owner's app is told. A place is what the robot's map says now: a
 * waypoint that is not on it has no name to tell anybody, so it is dropped.
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
    const news = await this.transactions.run(async (tx) => {
      const arrivals = await this.locate(tx, messages);
      const news = (await this.events.store(tx.manager, arrivals)).map(toAnnouncement);
      await this.announcements.notify(tx, PLACE_REACHED, news);
      return news;
    });
    this.announcements.tellApps(news);
  }

  private async locate(
    { manager }: Transaction,
    messages: readonly RobotMessage<ReachedPayload>[],
  ): Promise<Arrival[]> {
    const places = await manager.findBy(
      Place,
      messages.map(({ robotId, payload }) => ({ robotId, id: payload.data })),
    );
    return messages.flatMap((message) => {
      const { robotId, messageId, payload } = message;
      const place = places.find((each) => each.robotId === robotId && each.id === payload.data);
      if (place) return [{ ...message, place }];
      this.logger.warn(`Robot ${robotId} reached no place that is on its map in message ${messageId}.`);
      return [];
    });
  }
}

function toAnnouncement(event: PlaceReachedEvent): Announcement {
  const field = { field: 'place', field_value: event.place };
  const { userId, robotId } = event;
  return { ownerId: userId, robotId, matchKeys: arrivalKeys(event), field };
}
