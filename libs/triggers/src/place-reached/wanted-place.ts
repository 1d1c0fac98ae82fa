import { type NamedPlace, namedPlace, waypointValue } from '#robots';
import { type PlaceReachedEvent } from './place-reached-event.entity.js';

/** The field's value for whichever place. */
export const ANY_PLACE = 'any';

/**
 * Which arrivals a subscription wants. A waypoint is meant under whatever name it has; a name means every place that is
 * called so when a robot gets there, of whichever robot. So a name never stops to mean something when another robot
 * learns a place of the same name, and what a removed or renamed place has been reached for stays in the answers.
 */
export type WantedPlace = { readonly kind: 'any' } | NamedPlace;

export function wantedPlace(value: string): WantedPlace {
  return value === ANY_PLACE ? { kind: 'any' } : namedPlace(value);
}

/** No name's key has a punctuation mark, so neither of the others is ever taken for a name. */
const ANY_KEY = '*';

/** The match key of a subscription; empty where no arrival can ever match. */
export function subscriptionKey(wanted: WantedPlace): string {
  switch (wanted.kind) {
    case 'any':
      return ANY_KEY;
    case 'waypoint':
      return waypointValue(wanted.robotId, wanted.placeId);
    case 'name':
      return wanted.nameKey;
  }
}

/** The keys of all subscriptions that want this arrival. */
export function arrivalKeys({
  robotId,
  placeId,
  nameKey,
}: Pick<PlaceReachedEvent, 'robotId' | 'placeId' | 'nameKey'>): string[] {
  return [ANY_KEY, waypointValue(robotId, placeId), ...(nameKey === '' ? [] : [nameKey])];
}
