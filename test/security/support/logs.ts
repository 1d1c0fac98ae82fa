import { expect } from 'vitest';
import type { World } from '../../support/world.js';

/** No line of the service's log tells of a fault of its own; what is no line of a log comes from a fault as well. */
export function expectUnharmed({ service }: World): void {
  const lines = service.logs
    .join('')
    .split('\n')
    .filter((line) => line !== '');
  expect(lines.filter((line) => !line.startsWith('{') || /"level":"(error|fatal)"/.test(line))).toEqual([]);
}
