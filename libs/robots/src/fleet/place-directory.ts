import { Injectable } from '@nestjs/common';
import { type OwnedPlaces } from './place-choices.js';
import { Places } from './places.js';
import { Robots } from './robots.js';

/** Where an owner's robots can go. */
@Injectable()
export class PlaceDirectory {
  constructor(
    private readonly robots: Robots,
    private readonly places: Places,
  ) {}

  /** An owner's robots, and the places on the maps of all of them. */
  async of(ownerId: string): Promise<OwnedPlaces> {
    const robots = await this.robots.ofOwner(ownerId);
    const byId = new Map(robots.map((robot) => [robot.id, robot]));
    const places = await this.places.ofRobots([...byId.keys()]);
    return { robots, choices: places.map((place) => ({ robot: byId.get(place.robotId)!, place })) };
  }
}
