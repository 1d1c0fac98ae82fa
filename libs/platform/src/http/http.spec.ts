import fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { registerMetricsRoute } from '../metrics/metrics-route.js';
import { Metrics } from '../metrics/metrics.js';
import { fastifyOptions } from './fastify-options.js';
import { registerHttpHooks } from './http-hooks.js';

let lines: Record<string, unknown>[];
let metrics: Metrics;

function application(metricsToken?: string, production = false, trustedProxies: string[] = []): FastifyInstance {
  const logger = createLogger(
    { logLevel: 'info' },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const app = fastify(fastifyOptions(logger, { trustedProxies })) as unknown as FastifyInstance;
  registerHttpHooks(app, metrics);
  registerMetricsRoute(app, metrics, { metricsToken, production });
  app.get('/things/:id', async () => ({}));
  app.post('/things', async () => ({}));
  app.get('/address', async ({ ip }) => ({ ip }));
  return app;
}

beforeEach(() => {
  lines = [];
  metrics = new Metrics();
});

describe('request ids', () => {
  it('are the caller’s where they are sane', async () => {
    const { headers } = await application().inject({ url: '/things/1', headers: { 'x-request-id': 'abc-123' } });
    expect(headers['x-request-id']).toBe('abc-123');
    expect(lines.at(-1)).toMatchObject({ requestId: 'abc-123' });
  });

  it.each(['', 'a b', 'a"b', 'x'.repeat(201)])('are ours where they are not: %s', async (id) => {
    const { headers } = await application().inject({ url: '/nowhere', headers: { 'x-request-id': id } });
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('the address of a caller', () => {
  const seen = async (trustedProxies: string[], forwardedFor?: string) => {
    const answer = await application(undefined, false, trustedProxies).inject({
      url: '/address',
      remoteAddress: '10.0.0.7',
      headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
    });
    return answer.json<{ ip: string }>().ip;
  };

  it.each([
    ['what a trusted proxy says', ['10.0.0.0/8'], '192.0.2.1', '192.0.2.1'],
    ['as far back as proxies are trusted', ['10.0.0.0/8'], '198.51.100.1, 192.0.2.1, 10.9.9.9', '192.0.2.1'],
    ['that of the connection, where nothing is said', ['10.0.0.0/8'], undefined, '10.0.0.7'],
    ['that of the connection, where nobody is trusted', [], '192.0.2.1', '10.0.0.7'],
    ['that of the connection, whatever others say', ['10.0.0.8', 'fd00::/8'], '192.0.2.1', '10.0.0.7'],
  ])('is %s', async (_title, trustedProxies, forwardedFor, address) => {
    expect(await seen(trustedProxies, forwardedFor)).toBe(address);
  });
});

describe('the log', () => {
  it('has one line for a request, without the query', async () => {
    await application().inject('/things/1?code=secret');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ method: 'GET', url: '/things/1', status: 200, msg: 'request' });
  });
});

describe('the body limit', () => {
  it('is 1 MiB', async () => {
    const app = application();
    const post = (bytes: number) =>
      app.inject({ method: 'POST', url: '/things', payload: { text: 'x'.repeat(bytes) } });
    expect((await post(1024 * 1024 - 20)).statusCode).toBe(200);
    expect((await post(2_000_000)).statusCode).toBe(413);
  });
});

describe('GET /metrics', () => {
  it('counts requests by route, never by path', async () => {
    const app = application();
    await app.inject('/things/1');
    await app.inject('/nowhere/2');
    const { body } = await app.inject('/metrics');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 1');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
  });

  it('asks for the token when there is one', async () => {
    const app = application('let-me-in', true);
    const get = async (authorization?: string) =>
      (await app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })).statusCode;
    expect(await get()).toBe(401);
    expect(await get('Bearer let-me-out')).toBe(401);
    expect(await get('Basic let-me-in')).toBe(401);
    expect(await get('Bearer let-me-in')).toBe(200);
  });

  it('is not there in production without a token', async () => {
    expect((await application(undefined, true).inject('/metrics')).statusCode).toBe(404);
  });
});
