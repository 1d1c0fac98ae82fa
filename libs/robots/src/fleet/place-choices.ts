import { type FieldOption } from '#contract';
import { matchKey } from '#ifttt';
import { type Place } from '../entities/place.entity.js';
import { type Robot } from '../entities/robot.entity.js';
import { robotLabels } from './robot-labels.js';

/** A place on the map of a robot. */
export interface PlaceChoice {
  readonly robot: Robot;
  readonly place: Place;
}

/** Where an owner's robots can go. */
export interface OwnedPlaces {
  /** Oldest first. */
  readonly robots: readonly Robot[];
  readonly choices: readonly PlaceChoice[];
}

/** Which place a field's value names: that of an option, or whichever has a name. */
export type NamedPlace =
  | { readonly kind: 'waypoint'; readonly robotId: string; readonly placeId: string }
  /** `nameKey` is empty for a name that no place can have. */
  | { readonly kind: 'name'; readonly nameKey: string };

/** An option's value. Waypoints are unique on their robot's map only. */
const WAYPOINT = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\/(.{1,64})$/su;

/** The value of an option: the place with this id on this robot's map, whatever it is called. */
export function waypointValue(robotId: string, placeId: string): string {
  return `${robotId}/${placeId}`;
}

/** Reads a field's value. Names are compared as people compare them, by their match key. */
export function namedPlace(value: string): NamedPlace {
  const [, robotId, placeId] = WAYPOINT.exec(value) ?? [];
  if (robotId === undefined || placeId === undefined) return { kind: 'name', nameKey: matchKey(value) };
  return { kind: 'waypoint', robotId, placeId };
}

/** The places as a drop-down shows them: in a group for each robot where there are several. */
export function placeOptions({ robots, choices }: OwnedPlaces): FieldOption[] {
  const optionsOf = (robot: Robot) =>
    choices
      .filter((choice) => choice.robot.id === robot.id)
      .map(({ place }) => ({ label: place.name, value: waypointValue(robot.id, place.id) }));
  if (robots.length < 2) return robots.flatMap(optionsOf);
  const labels = robotLabels(robots);
  return robots
    .map((robot) => ({ label: labels.get(robot.id)!, values: optionsOf(robot) }))
    .filter(({ values }) => values.length > 0);
}

/** Those of the choices that a field's value names: none, one, or several of the same name. */
export function choicesNamed(choices: readonly PlaceChoice[], value: string): PlaceChoice[] {
  const named = namedPlace(value);
  return choices.filter(({ robot, place }) =>
    named.kind === 'waypoint'
      ? robot.id === named.robotId && place.id === named.placeId
      : named.nameKey !== '' && matchKey(place.name) === named.nameKey,
  );
}
