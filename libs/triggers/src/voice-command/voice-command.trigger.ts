import { type Owner } from '#contract';
import {
  dateTime,
  type FieldValues,
  matchKey,
  ServiceError,
  Trigger,
  type TriggerEventOf,
  type TriggerStep,
} from '#ifttt';
import { type Transaction } from '#persistence';
import {
  type HeardCommand,
  ROBOT_PARAMETERS,
  SAMPLE_PHRASE,
  VoiceCommandEvents,
  VoiceCommandSamples,
  VOICE_COMMAND,
} from '#robots';
import { MAX_PHRASE, validatePhrase } from './phrase-validation.js';

const fields = { voice_command: { type: 'text', label: 'What you say to your robot', required: true } } as const;

const ingredients = {
  voice_command: { name: 'Voice command', type: 'string', example: 'Find my phone' },
  robot_name: { name: 'Robot name', type: 'string', example: 'Rosie' },
  occurred_at: { name: 'Occurred at', type: 'datetime', example: '2026-03-01T08:30:00Z' },
} as const;

type Fields = FieldValues<typeof fields>;

/** Fires when an owner says the words to any of their robots. */
@Trigger({
  slug: VOICE_COMMAND,
  name: 'You say something to your robot',
  description: 'This trigger fires every time you say the words to one of your robots.',
  fields,
  ingredients,
  samples: {
    fields: { voice_command: SAMPLE_PHRASE },
    validations: { voice_command: { valid: SAMPLE_PHRASE, invalid: 'stop' } },
  },
})
export class VoiceCommandTrigger implements TriggerStep<typeof fields, typeof ingredients> {
  readonly validations = { voice_command: validatePhrase };
  readonly keepsTimelines = true;

  constructor(
    private readonly history: VoiceCommandEvents,
    private readonly samples: VoiceCommandSamples,
  ) {}

  matchKey({ voice_command }: Fields): string {
    const key = matchKey(voice_command);
    if (key === '') throw invalid('must have a word in it');
    if (Array.from(key).length > MAX_PHRASE) throw invalid(`must have at most ${MAX_PHRASE} characters`);
    return key;
  }

  async events(owner: Owner, values: Fields, limit: number): Promise<TriggerEventOf<typeof ingredients>[]> {
    const events = await this.history.newest(owner.id, { matchKey: this.matchKey(values) }, limit);
    return events.map(toTriggerEvent);
  }

  /** The robots listen for the owner's phrases, so they hear of every change. */
  async subscriptionsChanged(transaction: Transaction, ownerId: string): Promise<void> {
    await transaction.enqueue(ROBOT_PARAMETERS, ownerId);
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.samples.prepare(owner.id);
  }
}

function invalid(problem: string): ServiceError {
  return new ServiceError('InvalidRequest', { problem: `triggerFields.voice_command ${problem}.` });
}

function toTriggerEvent(event: HeardCommand): TriggerEventOf<typeof ingredients> {
  return {
    id: event.id,
    occurredAt: event.occurredAt,
    ingredients: {
      voice_command: event.voiceCommand,
      robot_name: event.robotName,
      occurred_at: dateTime(event.occurredAt),
    },
  };
}
