import 'reflect-metadata';
import { ServiceError } from '#ifttt';
import { type ArgumentsHost, Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageError } from './page-error.js';
import { ProblemPageFilter } from './problem-page.filter.js';

function answer(thrown: unknown) {
  const reply = { headers: vi.fn(), status: vi.fn(), type: vi.fn(), send: vi.fn() };
  for (const method of Object.values(reply)) method.mockReturnValue(reply);
  const http = { getResponse: () => reply, getRequest: () => ({ id: 'r1', method: 'GET', url: '/page?state=secret' }) };
  new ProblemPageFilter('../').catch(thrown, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return reply;
}

describe('ProblemPageFilter', () => {
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

  it('escapes what it tells, and finds the style from where it is', () => {
    const nasty = `"><script>alert('1')</script>`;
    const html = String(answer(new PageError(400, nasty, nasty, true)).send.mock.calls);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|undefined/i);
    expect(html).toContain('href="../assets/pages.css?v=');
  });
});
