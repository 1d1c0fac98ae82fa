import { ServiceError } from '#ifttt';

/**
 * The owner tells places apart by their names, IFTTT by their ids: neither may occur twice.
 *
 * @throws ServiceError `InvalidRequest`, one message for each id or name that does
 */
export function rejectDuplicates(places: readonly Readonly<{ id: string; name: string }>[]): void {
  const messages = [
    ...repeated(places.map(({ id }) => id.trim())).map((id) => `The place id "${id}" occurs more than once.`),
    ...repeated(places.map(({ name }) => name.trim())).map((name) => `The place name "${name}" occurs more than once.`),
  ];
  if (messages.length > 0) throw new ServiceError('InvalidRequest', { problem: messages.join(' ') }, { messages });
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
