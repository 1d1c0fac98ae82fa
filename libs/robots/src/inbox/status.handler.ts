import { Transactions } from '#persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { z } from 'zod';
import { Robot } from '../entities/robot.entity.js';
import { ROBOT_PARAMETERS } from '../fleet/outbox-kinds.js';
import { RobotInbox } from './robot-inbox.js';
import { type RobotMessage, type RobotMessageHandler } from './robot-message.js';

const statusPayload = z.object({
  status: z.string().max(64),
  domain: z.string().max(64),
  data: z.unknown().optional(),
});
type StatusPayload = z.infer<typeof statusPayload>;

/**
 * Keeps whether a robot is connected, and tells one that comes back what to listen for. Other news is not for us.
 *
 * The last to arrive counts, whatever its timestamp: the last will was written when the robot connected, so that by
 * time every OFFLINE would lose against the ONLINE that came after it. What arrives out of order shows a robot in the
 * wrong state until its next report, and nothing but that depends on it.
 */
@Injectable()
export class StatusHandler implements RobotMessageHandler<StatusPayload>, OnModuleInit {
  readonly endpoint = 'status';
  readonly payload = statusPayload;

  constructor(
    private readonly inbox: RobotInbox,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.inbox.register(this);
  }

  async handle(messages: readonly RobotMessage<StatusPayload>[]): Promise<void> {
    const latest = new Map(
      messages
        .filter(({ payload: { domain, status } }) => domain === 'CONNECTED' && ['ONLINE', 'OFFLINE'].includes(status))
        .map((message) => [message.robotId, message]),
    );
    if (latest.size === 0) return;
    const online = [...latest.values()].filter(({ payload }) => payload.status === 'ONLINE');
    const offline = [...latest.values()].filter(({ payload }) => payload.status === 'OFFLINE');
    await this.transactions.run(async (transaction) => {
      const { manager } = transaction;
      // A robot may say again what is known: since when it holds stays. Ours is the clock, for a last will is old.
      const statusAt = Date.now();
      for (const [reports, isOnline] of [
        [online, true],
        [offline, false],
      ] as const) {
        const changed = { id: In(reports.map(({ robotId }) => robotId)), isOnline: !isOnline };
        await manager.update(Robot, changed, { isOnline, statusAt });
      }
      for (const ownerId of new Set(online.map((message) => message.ownerId))) {
        await transaction.enqueue(ROBOT_PARAMETERS, ownerId);
      }
    });
  }
}
