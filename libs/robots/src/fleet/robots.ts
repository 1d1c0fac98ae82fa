import { createHash } from 'node:crypto';
import { insertIgnore, Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { Place } from '../entities/place.entity.js';
import { Robot } from '../entities/robot.entity.js';

/** What the robot of test/setup is called. */
export const TEST_ROBOT = 'Test robot';
const VIRTUAL_PLACES = ['Kitchen', 'Living Room', 'Bedroom'];

/** The robots of owners. */
@Injectable()
export class Robots {
  constructor(
    @InjectRepository(Robot) private readonly robots: Repository<Robot>,
    private readonly transactions: Transactions,
  ) {}

  /** An owner's robots, oldest first. */
  async ofOwner(ownerId: string): Promise<Robot[]> {
    return this.robots.find({ where: { userId: ownerId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /**
   * One page of an owner's robots, oldest first.
   *
   * @param after the last robot of the page before
   */
  async page(ownerId: string, limit: number, after?: Pick<Robot, 'createdAt' | 'id'>): Promise<Robot[]> {
    const query = this.robots.createQueryBuilder('robot').where('robot.userId = :ownerId', { ownerId });
    if (after)
      query.andWhere('robot.createdAt >= :createdAt AND (robot.createdAt > :createdAt OR robot.id > :id)', after);
    return query.orderBy('robot.createdAt').addOrderBy('robot.id').limit(limit).getMany();
  }

  /**
   * The robot of test/setup, with three places: there is one after this call, however often and by however many
   * instances at once it is made, because every id follows from the owner's. No machine can connect as it.
   */
  async ensureVirtual(ownerId: string): Promise<Robot> {
    const id = derivedUuid(`virtual robot of ${ownerId}`);
    return this.transactions.run(async ({ manager }) => {
      const found = await manager.findOneBy(Robot, { id });
      if (found !== null) return found;
      await insertIgnore(manager, Robot, [
        {
          id,
          userId: ownerId,
          name: TEST_ROBOT,
          secretDigest: null,
          isVirtual: true,
          isOnline: true,
          createdAt: Date.now(),
        },
      ]);
      await insertIgnore(
        manager,
        Place,
        VIRTUAL_PLACES.map((name) => ({ robotId: id, id: derivedUuid(`${name} of ${id}`), name })),
      );
      return manager.findOneByOrFail(Robot, { id });
    });
  }
}

/** RFC 9562 5.8: a uuid of version 8, made of a digest. */
function derivedUuid(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
