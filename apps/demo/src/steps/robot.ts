import { SimulatedRobot } from '../../../robot-simulator/src/index.js';
import { MAP, type Stage } from '../stage.js';
import type { StepResult } from '../step.js';
import { eventually, next } from '../waiting.js';

/** Fast for a robot, but visible. */
const TRAVEL_MS = 250;

export async function connectRobot(stage: Stage): Promise<StepResult> {
  const { app, account, settings, cleanup } = stage;
  const seenOnline = next(app, 'status');
  const robot = await SimulatedRobot.connect({
    url: settings.brokerUrl,
    robotId: account.id,
    password: account.mqtt.password,
    root: settings.topicRoot,
    environment: settings.environment,
    travelMs: TRAVEL_MS,
  });
  cleanup.add(() => robot.close());
  stage.robot = robot;
  await seenOnline;
  return { notes: ['the app sees it ONLINE'] };
}

export async function publishMap({ robot, app, account }: Stage): Promise<StepResult> {
  await robot.publishMap(MAP);
  const names = await eventually(async () => {
    const places = await app.places(account.id);
    return places.length === MAP.length ? places.map(({ name }) => name) : undefined;
  });
  return { notes: [names.join(', ')] };
}
