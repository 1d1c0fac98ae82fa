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

  it('refuses a name twice', () => {
    const readiness = new Readiness();
    readiness.register({ name: 'database', check: async () => {} });
    expect(() => readiness.register({ name: 'database', check: async () => {} })).toThrow('database');
  });
});
