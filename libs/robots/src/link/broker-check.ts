import { Readiness, ReadinessCheck } from '#platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RobotLink } from './robot-link.js';

@Injectable()
export class BrokerCheck extends ReadinessCheck implements OnModuleInit {
  readonly name = 'broker';

  constructor(
    private readonly link: RobotLink,
    private readonly readiness: Readiness,
  ) {
    super();
  }

  onModuleInit(): void {
    this.readiness.register(this);
  }

  async check(): Promise<void> {
    await this.link.checkReady();
  }
}
