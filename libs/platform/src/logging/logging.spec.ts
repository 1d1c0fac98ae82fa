import { beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

let lines: string[];
const logger = () => createLogger({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
const last = () => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

beforeEach(() => {
  lines = [];
});

describe('what is never logged', () => {
  it('headers that open something', () => {
    const headers = {
      authorization: 'hunter2',
      'ifttt-service-key': 'hunter2',
      'ifttt-channel-key': 'hunter2',
      cookie: 'hunter2',
      'set-cookie': 'hunter2',
      accept: 'application/json',
    };
    logger().info({ headers, request: { headers } }, 'x');
    expect(lines[0]).not.toContain('hunter2');
    expect(lines[0]).toContain('application/json');
  });

  it('the query of a URL', () => {
    logger().info({ req: { method: 'GET', url: '/oauth2/authorize?state=hunter2' } });
    expect(last().req).toEqual({ method: 'GET', url: '/oauth2/authorize' });
  });

  it('the parameters of a statement, or the value that was there twice', () => {
    const error = Object.assign(new Error("Duplicate entry 'hunter2' for key 'users_email'"), {
      code: 'ER_DUP_ENTRY',
      parameters: ['hunter2'],
      query: 'INSERT hunter2',
    });
    logger().error({ err: new Error('failed', { cause: error }) });
    new NestLogger(logger()).error(error.message, error.stack, 'Context');
    expect(lines.join()).not.toContain('hunter2');
    expect(lines[0]).toContain('ER_DUP_ENTRY');
  });
});

describe('NestLogger', () => {
  it('takes the last string for the context', () => {
    new NestLogger(logger()).log('started', 'Outbox');
    expect(last()).toMatchObject({ level: 'info', context: 'Outbox', msg: 'started' });
  });

  it('keeps the account of how the application is put together for debugging', () => {
    new NestLogger(logger()).log('Mapped {/healthz, GET} route', 'RouterExplorer');
    expect(last()).toMatchObject({ level: 'debug', context: 'RouterExplorer' });
  });

  it('leaves what ended the start to whoever started', () => {
    new NestLogger(logger()).error(new Error('why'), 'ExceptionHandler');
    expect(lines).toEqual([]);
  });

  it('keeps objects and errors as data', () => {
    new NestLogger(logger()).warn('odd', { count: 2 }, new Error('why'), 'Outbox');
    expect(last()).toMatchObject({ level: 'warn', count: 2, err: { message: 'why' }, msg: 'odd', context: 'Outbox' });
  });
});
