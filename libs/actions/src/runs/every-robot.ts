import { type Robot, robotLabels } from '#robots';
import { type RobotOrder } from './action-runs.js';

/** An order for all robots of an owner, but for the command. */
export function everyRobot(robots: readonly Robot[]): Pick<RobotOrder, 'robots' | 'told'> {
  return { robots, told: { robots: [...robotLabels(robots).values()] } };
}
