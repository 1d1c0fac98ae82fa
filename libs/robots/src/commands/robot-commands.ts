import { Injectable } from '@nestjs/common';
import { type Robot } from '../entities/robot.entity.js';
import { RobotLink } from '../link/robot-link.js';
import { type RobotCommand } from './command.js';

/** A command that no robot fetched by then is dropped: nobody wants a robot to set off hours later. */
const COMMAND_EXPIRY_SECONDS = 60;

/** How robots are told what to do. */
@Injectable()
export class RobotCommands {
  constructor(private readonly link: RobotLink) {}

  /**
   * Tells robots what to do. Virtual robots are skipped (platform rule 11).
   *
   * @param actionId the same for every message of one action; a robot runs an action once, so that sending it again
   *   after a failure is safe
   * @throws ServiceError `Unavailable` when the broker did not take every message
   */
  async send(robots: readonly Robot[], command: RobotCommand, actionId: string): Promise<void> {
    const options = { expirySeconds: COMMAND_EXPIRY_SECONDS, actionId };
    const real = robots.filter((robot) => !robot.isVirtual);
    await Promise.all(real.map((robot) => this.link.publish('command', robot.id, command, options)));
  }
}
