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
import { type Transaction, Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { Place } from '../entities/place.entity.js';
import { Robot } from '../entities/robot.entity.js';
import { ROBOT_PARAMETERS, ROBOT_REMOVED } from '../fleet/outbox-kinds.js';
import { Places } from '../fleet/places.js';
import { Robots } from '../fleet/robots.js';
import { rejectDuplicates } from './duplicate-places.js';
import { digestOfSecret, newRobotSecret } from './robot-secret.js';

/** The owner's own robots, as the mobile app manages them. Another owner's robot does not exist here. */
@Injectable()
export class RobotsService extends RobotsApi {
  constructor(
    private readonly transactions: Transactions,
    private readonly robots: Robots,
    private readonly places: Places,
  ) {
    super();
  }

  async createRobot(owner: Owner, { name }: CreateRobotRequest): Promise<CreateRobotResponse> {
    const id = randomUUID();
    const password = newRobotSecret();
    await this.transactions.run(async (transaction) => {
      await transaction.manager.insert(Robot, {
        id,
        userId: owner.id,
        name,
        secretDigest: digestOfSecret(password),
        isVirtual: false,
        isOnline: false,
        createdAt: Date.now(),
      });
      await transaction.enqueue(ROBOT_PARAMETERS, owner.id);
    });
    return { data: { id, name, mqtt: { username: id, password } } };
  }

  async listRobots(owner: Owner): Promise<RobotListResponse> {
    const robots = await this.robots.ofOwner(owner.id);
    return { data: robots.map(({ id, name, isOnline }) => ({ id, name, online: isOnline })) };
  }

  async deleteRobot(owner: Owner, robotId: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await requireRobot(transaction, owner, robotId);
      await transaction.manager.delete(Place, { robotId });
      await transaction.manager.delete(Robot, { id: robotId });
      await transaction.enqueue(ROBOT_REMOVED, robotId);
    });
  }

  async getRobotPlaces(owner: Owner, robotId: string): Promise<PlaceListResponse> {
    const robots = await this.robots.ofOwner(owner.id);
    if (!robots.some(({ id }) => id === robotId)) throw new ServiceError('UnknownRobot');
    const places = await this.places.ofRobots([robotId]);
    return { data: places.map(({ id, name }) => ({ id, name })) };
  }

  async replaceRobotPlaces(owner: Owner, robotId: string, body: RobotPlace[]): Promise<PlaceListResponse> {
    rejectDuplicates(body);
    await this.transactions.run(async (transaction) => {
      await requireRobot(transaction, owner, robotId);
      await this.places.replace(transaction, robotId, body);
    });
    return this.getRobotPlaces(owner, robotId);
  }
}

async function requireRobot({ manager }: Transaction, owner: Owner, robotId: string): Promise<void> {
  if (!(await manager.existsBy(Robot, { id: robotId, userId: owner.id }))) throw new ServiceError('UnknownRobot');
}
