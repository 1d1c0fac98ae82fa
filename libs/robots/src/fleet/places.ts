import { type Transaction } from '#persistence';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, LessThanOrEqual, type Repository } from 'typeorm';
import { Place } from '../entities/place.entity.js';
import { Robot } from '../entities/robot.entity.js';

/** The map of each robot. */
@Injectable()
export class Places {
  constructor(@InjectRepository(Place) private readonly places: Repository<Place>) {}

  /** The places of these robots, by robot and then by name. */
  async ofRobots(robotIds: readonly string[]): Promise<Place[]> {
    if (robotIds.length === 0) return [];
    return this.places.find({
      where: { robotId: In([...robotIds]) },
      order: { robotId: 'ASC', name: 'ASC', id: 'ASC' },
    });
  }

  /**
   * One page of a robot's places, by their ids: a name may be edited while somebody reads page by page.
   *
   * @param after the id of the last place of the page before
   */
  async ofRobot(robotId: string, limit: number, after?: string): Promise<Place[]> {
    const query = this.places.createQueryBuilder('place').where('place.robotId = :robotId', { robotId });
    if (after !== undefined) query.andWhere('place.id > :after', { after });
    return query.orderBy('place.id').limit(limit).getMany();
  }

  /**
   * Makes these the whole map of a robot, in the caller's transaction.
   *
   * @param drawnAt epoch milliseconds: a map that is older than the one stored changes nothing. Without it the map is
   *   the owner's word and holds as of now.
   * @returns false, having changed nothing, when there is no such robot any more, or a later map
   */
  async replace(
    { manager }: Transaction,
    robotId: string,
    places: readonly Readonly<{ id: string; name: string }>[],
    drawnAt?: number,
  ): Promise<boolean> {
    const replaced = { id: robotId, ...(drawnAt === undefined ? {} : { mapAt: LessThanOrEqual(drawnAt) }) };
    // The update locks the robot's row, also where it changes nothing: two maps of one robot cannot mix.
    const { affected } = await manager.update(Robot, replaced, { mapAt: drawnAt ?? Date.now() });
    if (affected === 0) return false;
    await manager.delete(Place, { robotId });
    if (places.length > 0)
      await manager.insert(
        Place,
        places.map(({ id, name }) => ({ robotId, id, name })),
      );
    return true;
  }
}
