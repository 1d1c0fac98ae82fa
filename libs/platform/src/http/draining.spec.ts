import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Readiness } from '../health/readiness.js';
import { Draining } from './draining.js';

describe('Draining', () => {
  let readiness: Readiness;
  let draining: Draining;
  let fastify: FastifyInstance;

  beforeEach(() => {
    vi.useFakeTimers();
    readiness = new Readiness();
    draining = new Draining(readiness);
    fastify = Fastify();
    draining.watch(fastify);
    for (const url of ['/work', '/readyz']) fastify.get(url, () => ({}));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await fastify.close();
  });

  /** @returns whether it is over, asked at any time */
  const stop = (): (() => boolean) => {
    let over = false;
    void draining.onModuleDestroy().then(() => (over = true));
    return () => over;
  };
  const isReady = async (): Promise<boolean> => (await readiness.isReady()).ready;

  it('says that the instance is not ready, and closes connections with their next answer', async () => {
    expect(await isReady()).toBe(true);
    expect((await fastify.inject('/work')).headers['connection']).toBe('keep-alive');
    stop();
    expect(await isReady()).toBe(false);
    expect(await fastify.inject('/work')).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
  });

  it('is over when nobody has asked for a quarter of a second; probes do not count', async () => {
    const isOver = stop();
    await vi.advanceTimersByTimeAsync(200);
    await fastify.inject('/work');
    await vi.advanceTimersByTimeAsync(200);
    expect(isOver()).toBe(false);
    await fastify.inject('/readyz');
    await vi.advanceTimersByTimeAsync(75);
    expect(isOver()).toBe(true);
  });

  it('waits for whoever looks in regular intervals to hear of it', async () => {
    for (let n = 0; n < 3; n += 1) {
      await vi.advanceTimersByTimeAsync(5_000);
      await isReady();
    }
    await vi.advanceTimersByTimeAsync(1_000);
    const isOver = stop();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(isOver()).toBe(false);
    expect(await isReady()).toBe(false);
    await vi.advanceTimersByTimeAsync(50);
    expect(isOver()).toBe(true);
  });

  it.each([
    ['who has long stopped looking', [100, 100, 1_000]],
    ['who looked now and then', [100, 5_000, 1_000]],
  ])('does not wait for somebody %s', async (_title, pauses) => {
    for (const pause of pauses) {
      await isReady();
      await vi.advanceTimersByTimeAsync(pause);
    }
    const isOver = stop();
    await vi.advanceTimersByTimeAsync(300);
    expect(isOver()).toBe(true);
  });

  it('is over after ten seconds, whoever still asks', async () => {
    const isOver = stop();
    for (let n = 0; n < 98; n += 1) {
      await fastify.inject('/work');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(isOver()).toBe(false);
    await fastify.inject('/work');
    await vi.advanceTimersByTimeAsync(225);
    expect(isOver()).toBe(true);
  });
});
