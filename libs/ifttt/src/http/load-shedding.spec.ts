import 'reflect-metadata';
import { Metrics } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorsFilter } from '../errors/errors.filter.js';
import { limitRequests } from './load-shedding.js';

const CAPACITY = { underWay: 5, perTurn: 2, waiting: 5, waitMs: 60_000, refusalsPerSecond: 500 };

let release: () => void;
let released: Promise<void>;
let waiting = 0;
let begin = (): void => {};
const hold = (): void => {
  released = new Promise((resolve) => (release = resolve));
};

@Controller()
class Slow {
  @Get('slow')
  async slow(): Promise<object> {
    waiting += 1;
    await released;
    waiting -= 1;
    return { data: [] };
  }

  @Get('room')
  room(): object {
    begin();
    return {};
  }

  @Get('healthz')
  healthz(): object {
    return {};
  }
}

describe('limitRequests', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({ controllers: [Slow] }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ forceCloseConnections: true }));
    limitRequests(app.getHttpAdapter().getInstance(), new Metrics(), CAPACITY);
    app.useGlobalFilters(new ErrorsFilter(app.get(HttpAdapterHost)));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  /** Resolves when as many requests as there is room for are under way. */
  async function fill(): Promise<{ answers: Promise<number[]>; abort: AbortController }> {
    hold();
    const abort = new AbortController();
    const requests = Array.from({ length: CAPACITY.underWay }, () =>
      fetch(`${url}/slow`, { signal: abort.signal }).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await expect.poll(() => waiting, { interval: 5 }).toBe(CAPACITY.underWay);
    return { answers: Promise.all(requests), abort };
  }

  it('answers what is too much with 503, Retry-After and the shape of all errors, and the others as ever', async () => {
    const { answers } = await fill();
    const shed: Response[] = [];
    const further = Array.from({ length: CAPACITY.waiting + 2 }, async () => {
      const answer = await fetch(`${url}/slow`);
      if (answer.status === 503) shed.push(answer);
      return answer.status;
    });
    await expect.poll(() => shed.length, { interval: 5 }).toBe(2);
    for (const answer of shed) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('Try again') as string }] });
    }
    release();
    expect(new Set(await answers)).toEqual(new Set([200]));
    expect((await Promise.all(further)).sort()).toEqual([200, 200, 200, 200, 200, 503, 503]);
    expect((await fetch(`${url}/slow`)).status).toBe(200);
  });

  it('tells operators how it is all the same, and lets nobody in for that', async () => {
    const { answers } = await fill();
    const next = fetch(`${url}/slow`);
    for (let n = 0; n < 3; n += 1) expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(waiting).toBe(CAPACITY.underWay);
    release();
    await Promise.all([answers, next]);
  });

  it('begins no more in one turn of the event loop than it may', async () => {
    const begun = new Map<number, number>();
    let turn = 0;
    const nextTurn = (): void => {
      turn += 1;
      ticking = setImmediate(nextTurn);
    };
    let ticking = setImmediate(nextTurn);
    begin = () => begun.set(turn, (begun.get(turn) ?? 0) + 1);
    const asked = Array.from({ length: CAPACITY.underWay }, () => app.inject('/room'));
    const answers = await Promise.all(asked);
    clearImmediate(ticking);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect([...begun.values()].reduce((sum, count) => sum + count)).toBe(CAPACITY.underWay);
    expect(Math.max(...begun.values())).toBeLessThanOrEqual(CAPACITY.perTurn);
  });

  it('refuses nobody that it has room for, however long the turns of the event loop take', async () => {
    const busy = fastify();
    limitRequests(busy, new Metrics(), { ...CAPACITY, perTurn: 1, waitMs: 1 });
    busy.get('/', async () => ({}));
    await busy.ready();
    const longTurn = (): void => {
      const end = performance.now() + 25;
      while (performance.now() < end);
      turning = setImmediate(longTurn);
    };
    let turning = setImmediate(longTurn);
    const answers = await Promise.all(Array.from({ length: CAPACITY.underWay }, () => busy.inject('/')));
    clearImmediate(turning);
    await busy.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
  });

  it('has room again when what callers asked for who have hung up is done', async () => {
    const { answers, abort } = await fill();
    abort.abort();
    await answers;
    release();
    expect((await fetch(`${url}/room`)).status).toBe(200);
  });
});
