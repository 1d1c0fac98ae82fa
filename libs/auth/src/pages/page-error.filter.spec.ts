import 'reflect-metadata';
import { ServiceError } from '#ifttt';
import { type ArgumentsHost, Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RegisteredClient } from '../oauth/client.js';
import { PageErrorFilter } from './page-error.filter.js';

const filter = new PageErrorFilter({ redirectUrl: 'https://ifttt.com/channels/robots/authorize' } as RegisteredClient);

function answer(thrown: unknown) {
  const reply = { headers: vi.fn(), status: vi.fn(), type: vi.fn(), send: vi.fn() };
  for (const method of Object.values(reply)) method.mockReturnValue(reply);
  const http = { getResponse: () => reply, getRequest: () => ({ id: 'r1', method: 'GET', url: '/page?state=secret' }) };
  filter.catch(thrown, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return reply;
}

describe('PageErrorFilter', () => {
  beforeEach(() => Logger.overrideLogger(false));
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['an unavailable database', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'warn'],
    ['a fault', new Error('a bug'), 500, 'error'],
    ['a body that is too large', new ServiceError('BodyTooLarge', { limit: '1' }), 413, 'log'],
  ] as const)('answers %s with a page and logs it as the catalogue says', (_title, thrown, status, level) => {
    const log = vi.spyOn(Logger.prototype, level);
    const { status: answered, send } = answer(thrown);
    expect(answered).toHaveBeenCalledExactlyOnceWith(status);
    expect(send).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('<html'));
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls)).toMatch(new RegExp(`^${status} \\w+ at GET /page \\(request r1\\)`));
  });
});
