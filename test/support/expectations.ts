import { expect } from 'vitest';
import type { Answer } from './http.js';
import { rowCounts } from './database.js';
import type { World } from './world.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** A success of the protocol: `{"data": ...}` and nothing else but a cursor. @returns the data */
export function expectData(answer: Answer, status = 200): any {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toBe(JSON_TYPE);
  expect(answer.json).toHaveProperty('data');
  return answer.json.data;
}

/** A failure of the protocol (platform rule 3). @returns the first message */
export function expectErrors(answer: Answer, ...statuses: number[]): string {
  expect(statuses, answer.text).toContain(answer.status);
  expect(answer.headers['content-type']).toBe(JSON_TYPE);
  const { errors, ...rest } = answer.json;
  expect(rest).toEqual({});
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) expect(error.message).toMatch(/\S/);
  return errors[0].message;
}

/** A refusal of the token endpoint (RFC 6749 5.2). */
export function expectOAuthError(answer: Answer, status: number, error: string): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toBe(JSON_TYPE);
  expect(answer.json).toMatchObject({ error });
  expect(Object.keys(answer.json).filter((key) => !['error', 'error_description', 'error_uri'].includes(key))).toEqual(
    [],
  );
}

/**
 * Runs the work and expects that no table has gained or lost a row by it. That something was skipped is noted for the
 * owner to read, soon after the answer; nothing follows from it.
 */
export async function expectNothingChanged(world: World, work: () => Promise<unknown>): Promise<void> {
  await world.settled();
  const { action_skips: _, ...before } = await rowCounts(world.backends.database);
  await work();
  await world.settled(); // the owner's app may be told why
  const { action_skips: __, ...after } = await rowCounts(world.backends.database);
  expect(after).toEqual(before);
}
