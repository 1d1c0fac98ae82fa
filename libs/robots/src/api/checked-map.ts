import { type RobotPlace } from '#contract';
import { ServiceError } from '#ifttt';

/**
 * The map as it is stored: without blanks around ids and names. The owner tells places apart by their names, IFTTT by
 * their ids, so neither may be blank or occur twice.
 *
 * @throws ServiceError `InvalidRequest`, one message for each problem
 */
export function checkedMap(places: readonly RobotPlace[]): RobotPlace[] {
  const map = places.map(({ id, name }) => ({ id: id.trim(), name: name.trim() }));
  const messages = [
    ...(map.some(({ id, name }) => id === '' || name === '')
      ? ['The id and the name of a place must not be blank.']
      : []),
    ...repeated(map.map(({ id }) => id)).map((id) => `The place id "${id}" occurs more than once.`),
    ...repeated(map.map(({ name }) => name)).map((name) => `The place name "${name}" occurs more than once.`),
  ];
  if (messages.length > 0) throw new ServiceError('InvalidRequest', {}, { messages });
  return map;
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
