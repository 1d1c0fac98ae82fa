import { type FieldOption, type Owner } from '#contract';
import { dateTime, type FieldValues, ServiceError, Trigger, type TriggerEventOf, type TriggerStep } from '#ifttt';
import { PlaceDirectory, placeOptions } from '#robots';
import { PLACE_REACHED } from './names.js';
import { PlaceReachedEvents, type ReachedPlace } from './place-reached-events.js';
import { PlaceReachedSamples } from './place-reached-samples.js';
import { ANY_PLACE, subscriptionKey, wantedPlace } from './wanted-place.js';

const fields = { place: { type: 'dropdown', label: 'Which place', required: true } } as const;

const ingredients = {
  place: { name: 'Place', type: 'string', example: 'Kitchen' },
  robot_name: { name: 'Robot name', type: 'string', example: 'Rosie' },
  reached_at: { name: 'Reached at', type: 'datetime', example: '2026-03-01T08:30:00Z' },
} as const;

type Fields = FieldValues<typeof fields>;

/** Fires when one of an owner's robots gets to a place on its map. */
@Trigger({
  slug: PLACE_REACHED,
  name: 'Your robot reaches a place',
  description: 'This trigger fires every time one of your robots gets to a place that it knows.',
  fields,
  ingredients,
  samples: { fields: { place: ANY_PLACE } },
})
export class PlaceReachedTrigger implements TriggerStep<typeof fields, typeof ingredients> {
  readonly options = {
    place: async (owner: Owner): Promise<FieldOption[]> => [
      { label: 'Any place', value: ANY_PLACE },
      ...placeOptions(await this.directory.of(owner.id)),
    ],
  };

  constructor(
    private readonly directory: PlaceDirectory,
    private readonly history: PlaceReachedEvents,
    private readonly samples: PlaceReachedSamples,
  ) {}

  /** A place that is not on a map is no mistake: it may have been there, and a name may be one of a place to come. */
  matchKey({ place }: Fields): string {
    const key = subscriptionKey(wantedPlace(place));
    if (key !== '') return key;
    throw new ServiceError('InvalidRequest', { problem: 'triggerFields.place must have a word in it.' });
  }

  async events(owner: Owner, { place }: Fields, limit: number): Promise<TriggerEventOf<typeof ingredients>[]> {
    const events = await this.history.newest(owner.id, wantedPlace(place), limit);
    return events.map(toTriggerEvent);
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.samples.prepare(owner.id);
  }
}

function toTriggerEvent({ id, reachedAt, place, robotName }: ReachedPlace): TriggerEventOf<typeof ingredients> {
  return {
    id,
    occurredAt: reachedAt,
    ingredients: { place, robot_name: robotName, reached_at: dateTime(reachedAt) },
  };
}
