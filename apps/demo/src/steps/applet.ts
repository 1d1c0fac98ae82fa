import type { Poll } from '../../../ifttt-stand-in/src/index.js';
import { ANIMATION, DESTINATION, PHRASE, type Stage } from '../stage.js';
import type { StepResult } from '../step.js';
import { next } from '../waiting.js';

/** The owner fills in the Applet as IFTTT's editor lets her: places and animations are chosen from drop-downs. */
export async function turnOn(stage: Stage): Promise<StepResult> {
  const { connection, standIn } = stage;
  const place = await choose(stage, 'place', (label) => label.includes(DESTINATION));
  const action = await choose(stage, 'action', (label) => label.toLowerCase() === ANIMATION);
  stage.learned = next<readonly string[]>(stage.robot, 'phrases', (phrases) => phrases.includes(PHRASE));
  stage.polledFirst = next<Poll>(standIn.platform, 'polled');
  stage.applet = await standIn.platform.applets.create(connection.id, {
    name: `${PHRASE}: ${DESTINATION}`,
    trigger: { slug: 'voice_command', fields: { voice_command: PHRASE } },
    action: { slug: 'move', fields: { place, action } },
  });
  return { notes: [`trigger identity ${stage.applet.triggerIdentity}`] };
}

export async function pollForTheFirstTime({ polledFirst }: Stage): Promise<StepResult> {
  const { events } = (await polledFirst).value;
  return { notes: [events.length === 0 ? 'nothing was said yet' : `${events.length} events, marked as seen`] };
}

export async function learn({ learned }: Stage): Promise<StepResult> {
  const { value } = await learned;
  return { notes: [value.map((phrase) => `"${phrase}"`).join(', ')] };
}

/** Choices inside groups count with the others (platform rule 22). */
async function choose(
  { connection, standIn }: Stage,
  field: string,
  isIt: (label: string) => boolean,
): Promise<string> {
  const listed = await standIn.platform.steps.options(connection.id, 'actions', 'move', field);
  const options = listed.flatMap((entry) => ('values' in entry ? entry.values : [entry]));
  const option = options.find(({ label }) => isIt(label));
  if (!option) throw new Error(`not among the options of ${field}: ${options.map(({ label }) => label).join(', ')}`);
  return option.value;
}
