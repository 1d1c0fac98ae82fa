import { describe, expect, it } from 'vitest';
import { redirectUriFits } from './grant-model.js';

describe('redirectUriFits', () => {
  const registered = 'https://ifttt.com/channels/robots/authorize';

  it.each([
    [registered, registered, true],
    [registered, undefined, false],
    [registered, `${registered}/`, false],
    [null, undefined, true],
    [null, registered, true],
    [null, 'https://example.com/', false],
  ])('authorized %j, given %j: %j', (authorized, given, fits) => {
    expect(redirectUriFits(authorized, given, registered)).toBe(fits);
  });
});
