import { type FieldOption, type Owner } from '#contract';
import {
  dateTime,
  type FieldValues,
  matchKey,
  type Position,
  Query,
  type QueryPage,
  type QueryRowOf,
  type QueryStep,
} from '#ifttt';
import {
  type HeardCommand,
  robotNamed,
  robotOptions,
  Robots,
  SAMPLE_PHRASE,
  TEST_ROBOT,
  VoiceCommandEvents,
  VoiceCommandSamples,
} from '#robots';

const fields = {
  voice_command: { type: 'text', label: 'What you said to your robot', required: false },
  robot: { type: 'dropdown', label: 'Which robot', required: false },
} as const;

const ingredients = {
  voice_command: { name: 'Voice command', type: 'string', example: 'Find my phone' },
  robot_name: { name: 'Robot name', type: 'string', example: 'Rosie' },
  occurred_at: { name: 'Occurred at', type: 'datetime', example: '2026-03-01T08:30:00Z' },
} as const;

/** What an owner said to their robots, newest first: everything, or these words only, or what this robot heard. */
@Query({
  slug: 'voice_command_history',
  name: 'History of voice commands',
  description: 'This query returns what you said to your robots, the latest first.',
  fields,
  ingredients,
  samples: { fields: { voice_command: SAMPLE_PHRASE, robot: TEST_ROBOT } },
})
export class VoiceCommandHistoryQuery implements QueryStep<typeof fields, typeof ingredients> {
  readonly options = {
    robot: async (owner: Owner): Promise<FieldOption[]> => robotOptions(await this.robots.ofOwner(owner.id)),
  };

  constructor(
    private readonly robots: Robots,
    private readonly history: VoiceCommandEvents,
    private readonly samples: VoiceCommandSamples,
  ) {}

  async rows(
    owner: Owner,
    { voice_command: words, robot }: FieldValues<typeof fields>,
    { after, limit }: QueryPage,
  ): Promise<QueryRowOf<typeof ingredients>[]> {
    const key = words === undefined ? undefined : matchKey(words);
    // Nothing that was said has no word in it.
    if (key === '') return [];
    const robotId = robot === undefined ? undefined : await this.robotId(owner, robot);
    const events = await this.history.newest(owner.id, { matchKey: key, robotId }, limit, after && eventAt(after));
    return events.map(toRow);
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.samples.prepare(owner.id);
  }

  /** A robot that was removed is known by its id alone, and its history is there still. */
  private async robotId(owner: Owner, robot: string): Promise<string> {
    return robotNamed(await this.robots.ofOwner(owner.id), robot)?.id ?? robot;
  }
}

function eventAt(position: Position): Pick<HeardCommand, 'occurredAt' | 'id'> {
  const [occurredAt, id] = position as [number, string];
  return { occurredAt, id };
}

function toRow({ id, occurredAt, voiceCommand, robotName }: HeardCommand): QueryRowOf<typeof ingredients> {
  return {
    position: [occurredAt, id],
    ingredients: { voice_command: voiceCommand, robot_name: robotName, occurred_at: dateTime(occurredAt) },
  };
}
