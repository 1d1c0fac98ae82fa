import { MobileApp } from '../mobile-app.js';
import { OWNER, type Stage } from '../stage.js';
import type { StepResult } from '../step.js';

export async function signUp(stage: Stage): Promise<StepResult> {
  stage.app = new MobileApp(stage.settings.serviceUrl);
  await stage.app.signUp(OWNER);
  return { notes: [`${OWNER.name}, ${OWNER.email}`] };
}

export async function addRobot(stage: Stage): Promise<StepResult> {
  stage.account = await stage.app.addRobot('Kuri');
  return { notes: [`${stage.account.name}, ${stage.account.id}`] };
}

export async function listenWithTheApp(stage: Stage): Promise<StepResult> {
  const { app, account, cleanup } = stage;
  const { brokerUrl, topicRoot, environment } = stage.settings;
  cleanup.add(() => app.close());
  await app.listen(brokerUrl, (endpoint) => `${topicRoot}/${environment}/${endpoint}/${account.id}`);
  return {};
}
