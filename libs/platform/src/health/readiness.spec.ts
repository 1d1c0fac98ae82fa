import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Readiness } from './readiness.js';

beforeEach(() => {
  vi.useFakeTimers();
  Logger.overrideLogger(false);
});
afterEach(() => vi.useRealTimers());

describe('Readiness', () => {
  it('is ready when there is nothing to wait for', async () => {
    expect(await new Readiness().isReady()).toEqual({ ready: true, checks: {} });
  });

  it('is down with the first check that throws, and names it', async () => {
    const readiness = new Readiness();
    readiness.register({ name: 'database', check: async () => {} });
    readiness.register({ name: 'broker', check: () => Promise.reject(new Error('away')) });
    expect(await readiness.isReady()).toEqual({ ready: false, checks: { database: 'up', broker: 'down' } });
  });

  it('gives a check that hangs one second', async () => {
    const readiness = new Readiness();
    readiness.register({ name: 'database', check: () => new Promise(() => {}) });
    const report = readiness.isReady();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await report).toEqual({ ready: false, checks: { database: 'down' } });
  });

  it('asks once for all who ask at the same moment', async () => {
    const readiness = new Readiness();
    const check = vi.fn(async () => {});
    readiness.register({ name: 'database', check });
    await Promise.all([readiness.isReady(), readiness.isReady()]);
    expect(check).toHaveBeenCalledOnce();
    await readiness.isReady();
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('tells the log of changes alone', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn');
    const log = vi.spyOn(Logger.prototype, 'log');
    const readiness = new Readiness();
    const check = vi.fn().mockResolvedValue(undefined);
    readiness.register({ name: 'database', check });
    await readiness.isReady();
    check.mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    for (let n = 0; n < 4; n += 1) await readiness.isReady();
    expect(warn.mock.calls).toEqual([['Not ready: database: away']]);
    expect(log.mock.calls).toEqual([['Ready again: database']]);
    vi.restoreAllMocks();
  });

  it('refuses a name twice', () => {
    const readiness = new Readiness();
    readiness.register({ name: 'database', check: async () => {} });
    expect(() => readiness.register({ name: 'database', check: async () => {} })).toThrow('database');
  });
});
