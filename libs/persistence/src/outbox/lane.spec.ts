import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Claim, OutboxClaims } from './claims.js';
import { type OutboxDelivery, RetryAfter } from './handler.js';
import { Lane } from './lane.js';

const NOW = 1_000_000;
const claimOf = (...keys: string[]): Claim => ({
  entries: keys.map((key) => ({
    id: key,
    kind: 'k',
    key,
    payload: null,
    attempts: 1,
    traceparent: null,
    createdAt: NOW,
    availableAt: NOW,
  })),
  leasedUntil: NOW + 60_000,
});

/** An outbox without a database: `due` is what a claim would find. */
function fixture() {
  let due: string[] = [];
  const timers: { milliseconds: number; fire: () => void }[] = [];
  const claims = {
    nextDue: vi.fn(async (): Promise<number | null> => (due.length > 0 ? NOW : null)),
    claim: vi.fn(async () => claimOf(...due.splice(0))),
    complete: vi.fn(async () => {}),
    postpone: vi.fn(async () => {}),
  };
  const clock = {
    now: () => NOW,
    after: (milliseconds: number, fire: () => void) => {
      const timer = { milliseconds, fire };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  };
  const delivered: string[] = [];
  const deliver = vi.fn(
    async (entries: readonly OutboxDelivery[]) => void delivered.push(...entries.map(({ key }) => key)),
  );
  const metrics = { delivered: vi.fn(), failed: vi.fn() };
  const lane = new Lane({ kind: 'k', batchSize: 10, deliver }, claims as unknown as OutboxClaims, clock, metrics);
  return { lane, claims, timers, deliver, delivered, enqueue: (...keys: string[]) => (due = keys) };
}

beforeEach(() => Logger.overrideLogger(false));

describe('Lane', () => {
  it('sweeps every half minute when there is nothing to do', async () => {
    const { lane, timers } = fixture();
    lane.wake();
    await vi.waitFor(() => expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([30_000]));
  });

  it('takes what it is told of without looking for it', async () => {
    const { lane, claims, delivered, enqueue } = fixture();
    enqueue('a');
    lane.wake();
    await vi.waitFor(() => expect(delivered).toEqual(['a']));
    await vi.waitFor(() => expect(claims.nextDue).toHaveBeenCalledOnce());
    expect(claims.claim.mock.invocationCallOrder[0]).toBeLessThan(claims.nextDue.mock.invocationCallOrder[0]!);
  });

  it('has one timer at a time, however often it is woken', async () => {
    const { lane, timers, delivered, enqueue } = fixture();
    enqueue('a');
    for (let index = 0; index < 5; index += 1) lane.wake();
    await vi.waitFor(() => expect(timers).toHaveLength(1));
    enqueue('b');
    lane.wake();
    await vi.waitFor(() => expect(delivered).toEqual(['a', 'b']));
    await vi.waitFor(() => expect(timers).toHaveLength(1));
  });

  it('comes back when the database was away', async () => {
    const { lane, claims, timers, delivered, enqueue } = fixture();
    enqueue('a');
    claims.claim.mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    lane.wake();
    for (const bound of [1_000, 2_000]) {
      await vi.waitFor(() => expect(timers).toHaveLength(1));
      expect(timers[0]!.milliseconds).toBeLessThanOrEqual(bound + 1);
      timers[0]!.fire();
      await vi.waitFor(() => expect(claims.claim.mock.calls.length).toBeGreaterThan(bound / 1_000));
    }
    await vi.waitFor(() => expect(delivered).toEqual(['a']));
  });

  it('looks again soon when another dispatcher holds what is due', async () => {
    const { lane, claims, timers, enqueue } = fixture();
    enqueue('a');
    claims.claim.mockResolvedValueOnce(claimOf()).mockResolvedValueOnce(claimOf());
    lane.wake();
    await vi.waitFor(() => expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([250]));
  });

  it('keeps quiet, whatever wakes it, as long as the handler has asked', async () => {
    const { lane, claims, timers, deliver, enqueue } = fixture();
    deliver.mockRejectedValueOnce(new RetryAfter(7_777));
    enqueue('refused');
    lane.wake();
    await vi.waitFor(() => expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([7_777]));
    enqueue('fresh');
    lane.wake();
    await vi.waitFor(() => expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([7_777]));
    expect(claims.claim).toHaveBeenCalledTimes(1);
  });

  it('does nothing once it is stopped', async () => {
    const { lane, claims, enqueue } = fixture();
    enqueue('a');
    await lane.stop();
    lane.wake();
    expect(claims.nextDue).not.toHaveBeenCalled();
  });
});
