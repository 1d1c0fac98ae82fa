import { Transactions } from '#persistence';
import { Places, Robots } from '#robots';
import { Injectable } from '@nestjs/common';
import { PlaceReachedEvents } from './place-reached-events.js';

/** Where the test account's robot has been. */
@Injectable()
export class PlaceReachedSamples {
  constructor(
    private readonly robots: Robots,
    private readonly places: Places,
    private readonly events: PlaceReachedEvents,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Makes sure that there is an event for each of the virtual robot's three places (platform rule 12). Their message
   * ids are fixed, so that there are never more.
   */
  async prepare(ownerId: string): Promise<void> {
    const robot = await this.robots.ensureVirtual(ownerId);
    const places = await this.places.ofRobots([robot.id]);
    const now = Date.now();
    const arrivals = places.map((place, index) => ({
      ownerId,
      robotId: robot.id,
      robotName: robot.name,
      messageId: `sample-${index + 1}`,
      place,
      occurredAt: now - index * 60_000,
    }));
    await this.transactions.run(({ manager }) => this.events.store(manager, arrivals));
  }
}
