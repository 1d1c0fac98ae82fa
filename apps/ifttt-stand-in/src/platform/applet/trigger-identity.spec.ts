import { describe, expect, it } from 'vitest';
import { triggerIdentity } from './trigger-identity.js';

describe('triggerIdentity', () => {
  const identity = triggerIdentity('ada', 'voice_command', { voice_command: 'find my phone', robot: 'Rosie' });

  it('is 40 hexadecimal digits', () => {
    expect(identity).toMatch(/^[0-9a-f]{40}$/);
  });

  it('does not depend on the order of the fields', () => {
    expect(triggerIdentity('ada', 'voice_command', { robot: 'Rosie', voice_command: 'find my phone' })).toBe(identity);
  });

  it.each([
    ['person', triggerIdentity('bob', 'voice_command', { voice_command: 'find my phone', robot: 'Rosie' })],
    ['trigger', triggerIdentity('ada', 'place_reached', { voice_command: 'find my phone', robot: 'Rosie' })],
    ['field', triggerIdentity('ada', 'voice_command', { voice_command: 'find my keys', robot: 'Rosie' })],
  ])('differs when the %s differs', (_what, other) => {
    expect(other).not.toBe(identity);
  });
});
