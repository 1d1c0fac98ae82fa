import { Outbox, type OutboxDelivery, type OutboxHandler, RetryAfter } from '#persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROBOT_REMOVED } from '../fleet/outbox-kinds.js';
import { RobotLink } from '../link/robot-link.js';

/** While the broker is away. A removed robot is let in by a broker that comes back, until this has been done. */
const AGAIN_MS = 5_000;

/** What remains to be done at the broker when a robot has been removed. */
@Injectable()
export class RobotRemoval implements OutboxHandler, OnModuleInit {
  readonly kind = ROBOT_REMOVED;
  readonly batchSize = 10;

  constructor(
    private readonly outbox: Outbox,
    private readonly link: RobotLink,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(entries: readonly OutboxDelivery[]): Promise<void> {
    try {
      for (const { key } of entries) await this.forget(key);
    } catch (cause) {
      throw new RetryAfter(AGAIN_MS, { cause });
    }
  }

  private async forget(robotId: string): Promise<void> {
    await this.link.expel(robotId);
    await this.link.clearRetained('parameters', robotId);
    await this.link.clearRetained('status', robotId);
  }
}
