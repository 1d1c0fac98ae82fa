import { StandIn } from '../../../ifttt-stand-in/src/index.js';
import { ServiceProcess } from '../service-process.js';
import { chooseSettings, serviceEnvironment } from '../settings.js';
import type { Stage } from '../stage.js';
import type { StepResult } from '../step.js';

export async function startStandIn(stage: Stage): Promise<StepResult> {
  stage.settings = await chooseSettings(stage.cleanup);
  const { profile: service, standInPort: port } = stage.settings;
  stage.standIn = await StandIn.start({ service, port, stateFile: ':memory:' });
  stage.cleanup.add(() => stage.standIn.close());
  return { notes: [stage.standIn.url] };
}

export async function startService(stage: Stage): Promise<StepResult> {
  const { settings, standIn } = stage;
  stage.service = ServiceProcess.spawn(serviceEnvironment(settings, standIn.platform));
  stage.cleanup.add(() => stage.service.end());
  await stage.service.ready(`${settings.serviceUrl}/readyz`);
  return { notes: [settings.serviceUrl, `SQLite in a new directory, broker at ${settings.brokerUrl}`] };
}
