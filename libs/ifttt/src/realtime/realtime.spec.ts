import { type Outbox, RetryAfter } from '#persistence';
import { type Config, Metrics } from '#platform';
import { Logger } from '@nestjs/common';
import { type Dispatcher, getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotificationMetrics } from './notification-metrics.js';
import { Realtime } from './realtime.js';

const config = {
  ifttt: { serviceKeys: ['key-1', 'key-2'], realtimeUrl: 'https://realtime.example/v1/notifications' },
} as unknown as Config;

describe('Realtime', () => {
  let network: Dispatcher;
  let platform: MockAgent;
  const metrics = new Metrics();
  const realtime = new Realtime({} as Outbox, config, new NotificationMetrics(metrics));
  const notify = (...keys: string[]) => realtime.deliver(keys.map((key) => ({ key, payload: null })));
  const answer = (status: number, headers: Record<string, string> = {}) =>
    platform
      .get('https://realtime.example')
      .intercept({ path: '/v1/notifications', method: 'POST' })
      .reply(status, '{}', {
        headers,
      });

  beforeEach(() => {
    network = getGlobalDispatcher();
    platform = new MockAgent({ enableCallHistory: true });
    platform.disableNetConnect();
    setGlobalDispatcher(platform);
    Logger.overrideLogger(false);
  });
  afterEach(async () => {
    setGlobalDispatcher(network);
    vi.restoreAllMocks();
    await platform.close();
  });

  it('names the identities, with the first service key (platform rule 35)', async () => {
    answer(200);
    await notify('i1', 'i2');
    const sent = platform.getCallHistory()?.firstCall();
    expect(JSON.parse(String(sent?.body))).toEqual({ data: [{ trigger_identity: 'i1' }, { trigger_identity: 'i2' }] });
    expect(sent?.headers).toMatchObject({
      'IFTTT-Service-Key': 'key-1',
      'Content-Type': 'application/json',
      'X-Request-ID': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it.each([500, 502, 408])('tries again after %i', async (status) => {
    answer(status);
    await expect(notify('i1')).rejects.toThrow(`IFTTT answered ${status} to 1 notifications`);
  });

  it.each([429, 503])('waits as long as %i asks', async (status) => {
    answer(status, { 'Retry-After': '7' });
    const error = await notify('i1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RetryAfter);
    expect(error).toMatchObject({
      milliseconds: 7_000,
      cause: { message: expect.stringContaining(`IFTTT answered ${status} to 1`) as string },
    });
  });

  it('tries again slowly, without showing it, while the key is wrong', async () => {
    const log = vi.spyOn(Logger.prototype, 'error');
    answer(401);
    await expect(notify('i1')).rejects.toEqual(new RetryAfter(600_000));
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls)).not.toContain('key-1');
  });

  it('drops what IFTTT will never take', async () => {
    answer(400);
    await expect(notify('i1')).resolves.toBeUndefined();
  });

  it('drops everything, and says so at the start, where nobody is to be notified', async () => {
    const log = vi.spyOn(Logger.prototype, 'log');
    const outbox = { register: vi.fn() } as unknown as Outbox;
    const silent = new Realtime(
      outbox,
      { ifttt: { serviceKeys: ['key-1'] } } as unknown as Config,
      new NotificationMetrics(new Metrics()),
    );
    silent.onModuleInit();
    expect(log).toHaveBeenCalledOnce();
    await silent.deliver([{ key: 'i1', payload: null }]);
    expect(platform.getCallHistory()?.calls()).toHaveLength(0);
  });

  it('tries again when there is no connection', async () => {
    await expect(notify('i1')).rejects.toThrow();
  });
});
