import { Sessions } from '#auth';
import { Transactions } from '#persistence';
import { digestOf, sameSecret } from '#platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { Robot } from '../../entities/robot.entity.js';
import { APP_ENDPOINTS, CLOUD_ENDPOINTS, ROBOT_ENDPOINTS, ROBOT_ID, type Topic } from '../topics.js';

/** Who is at the other end of a connection. */
export type Speaker =
  { readonly kind: 'robot'; readonly robotId: string } | { readonly kind: 'app'; readonly ownerId: string };

export interface SignIn {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

/** Who may use the embedded broker, and for what. */
@Injectable()
export class BrokerAccess {
  constructor(
    @InjectRepository(Robot) private readonly robots: Repository<Robot>,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
  ) {}

  /** When the broker starts, whatever was connected to the one before it is not any more. */
  async nobodyIsConnected(): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      await manager.update(Robot, { isVirtual: false, isOnline: true }, { isOnline: false, statusAt: Date.now() });
    });
  }

  /**
   * A robot signs in with its uuid, which is its client id as well, and its secret; the app with its session's id and
   * token, under a client id that is no robot's.
   */
  async identify({ clientId, username, password }: SignIn): Promise<Speaker | null> {
    if (!ROBOT_ID.test(username)) return null;
    const robot = await this.robots.findOneBy({ id: username });
    if (robot !== null) {
      const known = robot.secretDigest !== null && sameSecret(digestOf(password), robot.secretDigest);
      return known && clientId === robot.id ? { kind: 'robot', robotId: robot.id } : null;
    }
    if (clientId !== username && ROBOT_ID.test(clientId)) return null;
    const owner = await this.sessions.verify(username, password);
    return owner === null ? null : { kind: 'app', ownerId: owner.id };
  }

  /** A robot publishes on its own topics only; the app on none. */
  mayPublish(speaker: Speaker, topic: Topic): boolean {
    return speaker.kind === 'robot' && topic.robotId === speaker.robotId && includes(ROBOT_ENDPOINTS, topic);
  }

  /** A robot listens to its own topics, the app to those of its owner's robots; `topic` is a whole topic, no filter. */
  async maySubscribe(speaker: Speaker, topic: Topic): Promise<boolean> {
    switch (speaker.kind) {
      case 'robot':
        return topic.robotId === speaker.robotId && includes(CLOUD_ENDPOINTS, topic);
      case 'app':
        return includes(APP_ENDPOINTS, topic) && this.robots.existsBy({ id: topic.robotId, userId: speaker.ownerId });
    }
  }
}

function includes(endpoints: readonly string[], { endpoint }: Topic): boolean {
  return endpoints.includes(endpoint);
}
