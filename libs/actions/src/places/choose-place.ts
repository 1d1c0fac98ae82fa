import { ServiceError } from '#ifttt';
import { choicesNamed, type OwnedPlaces, type PlaceChoice, robotLabels } from '#robots';

/**
 * The one place that a field's value names: an option's value, or the name of a place that only one of the owner's
 * places has.
 *
 * @throws ServiceError `ActionSkipped`: an unknown place stays unknown however often IFTTT tries
 */
export function choosePlace({ robots, choices }: OwnedPlaces, value: string): PlaceChoice {
  const [first, ...others] = choicesNamed(choices, value);
  if (!first) throw new ServiceError('ActionSkipped', { reason: `None of your robots knows the place "${value}".` });
  if (others.length === 0) return first;
  const labels = robotLabels(robots);
  const names = [first, ...others].map(({ robot, place }) => `${place.name} of ${labels.get(robot.id)}`).join(', ');
  throw new ServiceError('ActionSkipped', { reason: `There are several places "${value}": ${names}. Choose one.` });
}
