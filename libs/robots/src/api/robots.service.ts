import { randomUUID } from 'node:crypto';
import {
  type CreateRobotRequest,
  type CreateRobotResponse,
  type Owner,
  type PlaceListResponse,
  type RobotListResponse,
  type RobotPlace,
  RobotsApi,
} from '#contract';
import { ServiceError } from '#ifttt';
import { Transactions } from '#persistence';
import { audit, digestOf, newSecret } from '#platform';
import { Injectable } from '@nestjs/common';
import { Place } from '../entities/place.entity.js';
import { Robot } from '../entities/robot.entity.js';
import { ROBOT_PARAMETERS, ROBOT_REMOVED } from '../fleet/outbox-kinds.js';
import { Places } from '../fleet/places.js';
import { Robots } from '../fleet/robots.js';
import { RobotLink } from '../link/robot-link.js';
import { checkedMap } from './checked-map.js';

/** For one owner; every list and drop-down shows them all. */
const MAX_ROBOTS = 50;

/** The owner's own robots, as the mobile app manages them. Another owner's robot does not exist here. */
@Injectable()
export class RobotsService extends RobotsApi {
  constructor(
    private readonly transactions: Transactions,
    private readonly robots: Robots,
    private readonly places: Places,
    private readonly link: RobotLink,
  ) {
    super();
  }

  async createRobot(owner: Owner, body: CreateRobotRequest): Promise<CreateRobotResponse> {
    const name = body.name.trim();
    if (name === '') throw new ServiceError('InvalidRequest', { problem: 'name must not be blank' });
    const id = randomUUID();
    const password = newSecret();
    await this.transactions.run(async (transaction) => {
      const robots = await transaction.manager.countBy(Robot, { userId: owner.id });
      if (robots >= MAX_ROBOTS) throw new ServiceError('TooManyRobots', { limit: String(MAX_ROBOTS) });
      await transaction.manager.insert(Robot, {
        id,
        userId: owner.id,
        name,
        secretDigest: digestOf(password),
        isVirtual: false,
        isOnline: false,
        createdAt: Date.now(),
      });
      await transaction.enqueue(ROBOT_PARAMETERS, owner.id);
      transaction.afterCommit(() => audit('robot_added', { userId: owner.id, robotId: id }));
    });
    try {
      await this.link.admit(id, password);
    } catch (error) {
      // A robot that cannot connect is none; what the broker may have learned of it goes with it.
      await this.deleteRobot(owner, id);
      throw error;
    }
    return { data: { id, name, mqtt: { username: id, password } } };
  }

  async listRobots(owner: Owner): Promise<RobotListResponse> {
    const robots = await this.robots.ofOwner(owner.id);
    return { data: robots.map(({ id, name, isOnline }) => ({ id, name, online: isOnline })) };
  }

  async deleteRobot(owner: Owner, robotId: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      // The robot first: its row's lock keeps a map that arrives now from leaving places behind.
      const { affected } = await transaction.manager.delete(Robot, { id: robotId, userId: owner.id });
      if (affected === 0) throw new ServiceError('UnknownRobot');
      await transaction.manager.delete(Place, { robotId });
      await transaction.enqueue(ROBOT_REMOVED, robotId);
      transaction.afterCommit(() => audit('robot_removed', { userId: owner.id, robotId }));
    });
  }

  async getRobotPlaces(owner: Owner, robotId: string): Promise<PlaceListResponse> {
    const robots = await this.robots.ofOwner(owner.id);
    if (!robots.some(({ id }) => id === robotId)) throw new ServiceError('UnknownRobot');
    const places = await this.places.ofRobots([robotId]);
    return { data: places.map(({ id, name }) => ({ id, name })) };
  }

  async replaceRobotPlaces(owner: Owner, robotId: string, body: RobotPlace[]): Promise<PlaceListResponse> {
    const map = checkedMap(body);
    await this.transactions.run(async (transaction) => {
      const { manager } = transaction;
      const isOwn = await manager.existsBy(Robot, { id: robotId, userId: owner.id });
      if (!isOwn || !(await this.places.replace(transaction, robotId, map))) throw new ServiceError('UnknownRobot');
      transaction.afterCommit(() => audit('robot_places_replaced', { userId: owner.id, robotId }));
    });
    return this.getRobotPlaces(owner, robotId);
  }
}
