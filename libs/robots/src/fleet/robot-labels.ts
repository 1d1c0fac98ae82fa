import { type FieldOption } from '#contract';
import { matchKey } from '#ifttt';
import { type Robot } from '../entities/robot.entity.js';

/**
 * What tells an owner's robots apart, by id: their names, and a number after those that an older robot has already:
 * "Kuri", "Kuri (2)". Names that people take for the same count as the same.
 *
 * @param robots all robots of the owner, oldest first, so that a new one changes no other's label
 */
export function robotLabels(robots: readonly Pick<Robot, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  const names = new Set(robots.map(({ name }) => matchKey(name)));
  const used = new Set<string>();
  const labels = robots.map(({ id, name }) => {
    const label = used.has(matchKey(name)) ? numbered(name, (key) => used.has(key) || names.has(key)) : name;
    used.add(matchKey(label));
    return [id, label] as const;
  });
  return new Map(labels);
}

/** An owner's robots as a drop-down shows them. */
export function robotOptions(robots: readonly Robot[]): FieldOption[] {
  return [...robotLabels(robots)].map(([value, label]) => ({ label, value }));
}

/** The robot that a field's value names: by its id, as an option has it, or by its label. */
export function robotNamed<R extends Pick<Robot, 'id' | 'name'>>(robots: readonly R[], value: string): R | undefined {
  const byId = robots.find(({ id }) => id === value);
  const key = matchKey(value);
  // A value without a word in it is no robot's name, not even of one that is called "!!!".
  if (byId || key === '') return byId;
  const labels = robotLabels(robots);
  return robots.find(({ id }) => matchKey(labels.get(id)!) === key);
}

function numbered(name: string, isTaken: (key: string) => boolean): string {
  for (let number = 2; ; number += 1) {
    const label = `${name} (${number})`;
    if (!isTaken(matchKey(label))) return label;
  }
}
