import { type FieldOption } from '#contract';
import { matchKey, ServiceError } from '#ifttt';
import { type Place, type Robot } from '#robots';

/** A place on the map of the robot that is to go there. */
export interface PlaceChoice {
  readonly robot: Robot;
  readonly place: Place;
}

/** An option's value. Waypoints are unique on their robot's map only; a robot's id has no slash in it. */
export function choiceValue({ robot, place }: PlaceChoice): string {
  return `${robot.id}/${place.id}`;
}

/** The choices as a drop-down shows them: in a group for each robot where there are several. */
export function placeOptions(robots: readonly Robot[], choices: readonly PlaceChoice[]): FieldOption[] {
  const optionsOf = (robot: Robot) =>
    choices
      .filter((choice) => choice.robot.id === robot.id)
      .map((choice) => ({ label: choice.place.name, value: choiceValue(choice) }));
  if (robots.length < 2) return robots.flatMap(optionsOf);
  return robots
    .map((robot) => ({ label: robot.name, values: optionsOf(robot) }))
    .filter(({ values }) => values.length > 0);
}

/**
 * The choice that a field's value names: an option's value, or the name of a place, compared as people compare names,
 * where only one of the owner's places has it.
 *
 * @throws ServiceError `ActionSkipped`: an unknown place stays unknown however often IFTTT tries
 */
export function choose(choices: readonly PlaceChoice[], value: string): PlaceChoice {
  const exact = choices.find((choice) => choiceValue(choice) === value);
  if (exact) return exact;
  const key = matchKey(value);
  const [first, ...others] = choices.filter(({ place }) => matchKey(place.name) === key);
  if (!first) throw new ServiceError('ActionSkipped', { reason: `None of your robots knows the place "${value}".` });
  if (others.length === 0) return first;
  const names = [first, ...others].map(({ robot, place }) => `${place.name} of ${robot.name}`).join(', ');
  throw new ServiceError('ActionSkipped', { reason: `There are several places "${value}": ${names}. Choose one.` });
}
