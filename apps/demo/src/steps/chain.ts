import { DESTINATION, MAP, PHRASE, type Stage } from '../stage.js';
import { SpokenWord } from '../spoken-word.js';
import type { StepResult } from '../step.js';
import { next } from '../waiting.js';
import { median } from '../latencies.js';

/** How often the phrase is said again for the median. */
const REPETITIONS = 20;

export async function hear(stage: Stage): Promise<StepResult> {
  stage.spoken = new SpokenWord(stage, PHRASE);
  return { notes: ['the service has it safe'], sinceSpoken: stage.spoken.since(await stage.spoken.heard) };
}

export async function notifyIfttt({ spoken }: Stage): Promise<StepResult> {
  const moment = await spoken.notified;
  return { notes: [`${moment.value.length} trigger identity`], sinceSpoken: spoken.since(moment) };
}

export async function pollForNews({ spoken }: Stage): Promise<StepResult> {
  const moment = await spoken.polled;
  const { meta, ...ingredients } = moment.value.fresh[0]!;
  return { notes: [`event ${meta.id}`, ...inLines(ingredients)], sinceSpoken: spoken.since(moment) };
}

export async function receiveCommand({ spoken }: Stage): Promise<StepResult> {
  const moment = await spoken.commanded;
  const { name, params } = moment.value;
  return { notes: [name, ...inLines(params)], sinceSpoken: spoken.since(moment) };
}

/** What IFTTT gets for an answer is the action that the robot was given. */
export async function answerAction({ spoken }: Stage): Promise<StepResult> {
  const moment = await spoken.ran;
  const { state, result = '' } = moment.value;
  if (state !== 'done') throw new Error(`the action ${state}: ${result}`);
  const { actionId } = (await spoken.commanded).value;
  if (actionId !== result) throw new Error(`IFTTT was told ${result}, the robot ${actionId}`);
  return { notes: [`action ${result}`], sinceSpoken: spoken.since(moment) };
}

export async function arrive({ spoken }: Stage): Promise<StepResult> {
  const moment = await spoken.arrived;
  const waypoint = (moment.value.payload as { data?: { waypoint_uuid?: string } }).data?.waypoint_uuid;
  const place = MAP.find(({ id }) => id === waypoint)?.name;
  if (place !== DESTINATION) throw new Error(`the robot is at ${place ?? waypoint ?? 'an unknown place'}`);
  return { notes: ['PLACE_REACHED'], sinceSpoken: spoken.since(moment) };
}

export async function tellTheApp({ spoken }: Stage): Promise<StepResult> {
  await spoken.toldOfTrigger;
  return { notes: ['ifttt_trigger, ifttt_action'], sinceSpoken: spoken.since(await spoken.toldOfAction) };
}

export async function sayItAgain(stage: Stage): Promise<StepResult> {
  const first = stage.spoken.since(await stage.spoken.commanded);
  const latencies: number[] = [];
  for (let round = 0; round < REPETITIONS; round += 1) {
    const outcome = [next(stage.robot, 'command'), next(stage.standIn.platform, 'ran')] as const;
    const start = performance.now();
    await stage.robot.say(PHRASE);
    const [commanded] = await Promise.all(outcome);
    latencies.push(commanded.at - start);
  }
  return {
    notes: [
      'from the spoken word to the robot receiving its command:',
      `the first time ${inMs(first)}`,
      `${REPETITIONS} more times: median ${inMs(median(latencies))}, longest ${inMs(Math.max(...latencies))}`,
    ],
  };
}

function inLines(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${String(value)}`);
}

function inMs(value: number): string {
  return `${value.toFixed(1)} ms`;
}
