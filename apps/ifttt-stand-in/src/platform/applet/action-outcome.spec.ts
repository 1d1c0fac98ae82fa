import { describe, expect, it } from 'vitest';
import { outcomeOf, retryAfter } from './action-outcome.js';

const request = { method: 'POST', url: 'http://service/ifttt/v1/actions/move', headers: {}, body: '' };
const reply = (status: number, body: unknown) => ({ answer: { status, body }, exchange: { request, milliseconds: 1 } });

describe('outcomeOf', () => {
  it('takes the id for success (platform rule 26)', () => {
    expect(outcomeOf(reply(200, { data: [{ id: 'run-1' }] }))).toEqual({ kind: 'done', result: 'run-1' });
  });

  it.each([{ data: [] }, { data: { id: 'x' } }, { data: [{ id: 1 }] }, { data: [null] }, {}, undefined])(
    'takes no 200 without an id for success: %j',
    (body) => {
      expect(outcomeOf(reply(200, body))).toMatchObject({ kind: 'failed', mayPass: false });
    },
  );

  it('takes SKIP for final, whatever stands beside it (platform rule 28)', () => {
    const errors = [null, { message: 'x' }, { status: 'SKIP', message: 'No such place' }];
    expect(outcomeOf(reply(400, { errors }))).toEqual({ kind: 'skipped', result: 'No such place' });
  });

  it('takes SKIP for nothing but in a 400', () => {
    const body = { errors: [{ status: 'SKIP', message: 'No such place' }] };
    expect(outcomeOf(reply(401, body))).toMatchObject({ kind: 'failed' });
    expect(outcomeOf(reply(500, body))).toMatchObject({ kind: 'failed' });
  });

  it.each([
    [400, false],
    [404, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
  ])('waits longer for a service that is away than for one that finds the request wrong: %i', (status, mayPass) => {
    expect(outcomeOf(reply(status, { errors: [{ message: 'no' }] }))).toEqual({
      kind: 'failed',
      result: `${status}, no`,
      mayPass,
    });
  });

  it('takes no answer for a service that is away', () => {
    expect(outcomeOf({ exchange: { request, milliseconds: 1, error: 'ECONNREFUSED' } })).toEqual({
      kind: 'failed',
      result: 'ECONNREFUSED',
      mayPass: true,
    });
  });
});

describe('retryAfter', () => {
  const waits = (mayPass: boolean): number[] => {
    const all: number[] = [];
    for (let wait = retryAfter(1, mayPass); wait !== undefined; wait = retryAfter(all.length + 1, mayPass))
      all.push(wait);
    return all;
  };

  it('bridges a restart of the service and gives up after a few minutes', () => {
    const total = waits(true).reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(2 * 60_000);
    expect(total).toBeLessThan(5 * 60_000);
  });

  it('asks several times, but soon, where the request is wrong', () => {
    expect(waits(false)).toHaveLength(3);
  });
});
