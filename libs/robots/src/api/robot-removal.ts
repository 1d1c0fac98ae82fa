import { Outbox, type OutboxDelivery, type OutboxHandler } from '#persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROBOT_REMOVED } from '../fleet/outbox-kinds.js';
import { RobotLink } from '../link/robot-link.js';

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
    for (const { key: robotId } of entries) {
      await this.link.disconnect(robotId);
      await this.link.clearRetained('parameters', robotId);
      await this.link.clearRetained('status', robotId);
    }
  }
}
