import { Transactions } from '#persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Places } from '../fleet/places.js';
import { RobotInbox } from './robot-inbox.js';
import { type RobotMessage, type RobotMessageHandler } from './robot-message.js';

const placesPayload = z.object({
  name: z.literal('places'),
  params: z.object({
    places: z
      .array(z.object({ waypoint_uuid: z.string().trim().min(1).max(64), name: z.string().trim().min(1).max(120) }))
      .max(500)
      .refine((places) => new Set(places.map((place) => place.waypoint_uuid)).size === places.length),
  }),
});
type PlacesPayload = z.infer<typeof placesPayload>;

/**
 * A robot's current map replaces the one known before. Maps may arrive out of order, for a message comes again and each
 * instance stores it in its own time, so the later map is the one with the later `message_timestamp`; of two with the
 * same, the one that arrived last.
 */
@Injectable()
export class PlacesHandler implements RobotMessageHandler<PlacesPayload>, OnModuleInit {
  readonly endpoint = 'places';
  readonly payload = placesPayload;

  constructor(
    private readonly inbox: RobotInbox,
    private readonly places: Places,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.inbox.register(this);
  }

  async handle(messages: readonly RobotMessage<PlacesPayload>[]): Promise<void> {
    const byAge = [...messages].sort((one, other) => one.occurredAt - other.occurredAt);
    const latest = new Map(byAge.map((message) => [message.robotId, message]));
    await this.transactions.run(async (transaction) => {
      for (const [robotId, { payload, occurredAt }] of latest) {
        const places = payload.params.places.map(({ waypoint_uuid: id, name }) => ({ id, name }));
        await this.places.replace(transaction, robotId, places, occurredAt);
      }
    });
  }
}
