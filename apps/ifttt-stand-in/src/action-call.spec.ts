import { describe, expect, it } from 'vitest';
import { callAction } from './action-call.js';
import type { ServiceAnswer, ServiceRequest } from './service-client.js';

/** A service that gives these answers one after the other, and keeps what it was asked. */
function scripted(...answers: (ServiceAnswer | Error)[]) {
  const asked: ServiceRequest[] = [];
  const call = (request: ServiceRequest): Promise<ServiceAnswer> => {
    asked.push(request);
    const answer = answers.shift();
    if (!answer) throw new Error('nothing left to answer');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, call };
}

const request = { path: 'actions/move', accessToken: 'token', body: { actionFields: { place: 'Kitchen' } } };
const done: ServiceAnswer = { status: 200, body: { data: [{ id: 'run-1' }] } };
const away: ServiceAnswer = { status: 503, body: { errors: [{ message: 'Try again later' }] } };

describe('callAction', () => {
  it('tells the id of what the action did', async () => {
    expect(await callAction(scripted(done), request)).toEqual({ kind: 'done', id: 'run-1', attempts: 1 });
  });

  it('repeats a failed action under one request id', async () => {
    const service = scripted(away, new Error('timeout'), done);
    expect(await callAction(service, request, [0, 0])).toEqual({ kind: 'done', id: 'run-1', attempts: 3 });
    expect(new Set(service.asked.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('gives up after the last repetition', async () => {
    expect(await callAction(scripted(away, away), request, [0])).toMatchObject({ kind: 'failed', attempts: 2 });
  });

  it('takes SKIP for final', async () => {
    const skip = { status: 400, body: { errors: [{ status: 'SKIP', message: 'No such place' }] } };
    expect(await callAction(scripted(skip), request, [0])).toEqual({
      kind: 'skipped',
      message: 'No such place',
      attempts: 1,
    });
  });

  it('does not take an answer without an id for success', async () => {
    expect(await callAction(scripted({ status: 200, body: { data: [] } }), request, [])).toMatchObject({
      kind: 'failed',
    });
  });
});
