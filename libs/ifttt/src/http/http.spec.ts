import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, HttpException, Param, Post, UnauthorizedException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorsFilter } from '../errors/errors.filter.js';
import { ServiceError } from '../errors/service-error.js';
import { registerContentTypeParsers } from './content-types.js';
import { FASTIFY_OPTIONS, registerErrorHandlers } from './fastify-errors.js';
import { validationPipe } from './validation.pipe.js';

class Inner {
  @IsString()
  @MaxLength(3)
  word: string;
}

class Outer {
  @IsInt()
  @Min(0)
  count: number;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Inner)
  inner?: Inner;
}

@Controller()
class Fixture {
  @Post('checked')
  @HttpCode(200)
  checked(@Body() body: Outer): unknown {
    return { data: body };
  }

  @Post('things/:id/unchecked')
  @HttpCode(200)
  unchecked(@Param('id') _id: string, @Body() body: unknown): unknown {
    return { data: body ?? null };
  }

  @Get('fails/:how')
  fails(@Param('how') how: string): never {
    throw FAILURES[how];
  }
}

const FAILURES: Record<string, unknown> = {
  skip: new ServiceError('ActionSkipped', { reason: 'No such place.' }),
  http: new HttpException({ message: ['one', 'two'] }, 400),
  unauthorized: new UnauthorizedException(),
  database: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  bug: new Error('the secret of the bug'),
  nothing: undefined,
};

describe('HTTP', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [Fixture] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(FASTIFY_OPTIONS), {
      bodyParser: false,
      logger: false,
    });
    const fastify = app.getHttpAdapter().getInstance();
    registerErrorHandlers(fastify);
    await registerContentTypeParsers(fastify);
    app.useGlobalPipes(validationPipe());
    app.useGlobalFilters(new ErrorsFilter(app.get(HttpAdapterHost)));
    await app.init();
    await fastify.ready();
  });
  afterAll(() => app.close());

  const post = async (url: string, payload?: string | Buffer, type?: string) =>
    app.inject({ method: 'POST', url, payload, headers: type === undefined ? {} : { 'content-type': type } });

  describe('bodies (platform rule 2)', () => {
    it.each([
      ['JSON', '{"a":"ü"}', 'application/json', { a: 'ü' }],
      ['escaped characters', '{"\\ud83e\\udd16":"\\ud83e\\udd16 \\u0000"}', 'application/json', { '🤖': '🤖 \0' }],
      ['JSON with a charset', '{}', 'application/json; charset=utf-8', {}],
      ['JSON without a content type', '{"a":1}', undefined, { a: 1 }],
      ['nothing', undefined, undefined, null],
      ['nothing, announced as JSON', '', 'application/json', null],
      ['nothing, announced as a form', '', 'application/x-www-form-urlencoded', {}],
      ['nothing, announced as something else', '', 'text/html', null],
      ['a form', 'a=1&b=x%20y', 'application/x-www-form-urlencoded', { a: '1', b: 'x y' }],
      [
        'a form whose escapes are no characters, as text',
        'a=%ED%A0%BD&b=\\ud83d',
        'application/x-www-form-urlencoded',
        { a: '%ED%A0%BD', b: '\\ud83d' },
      ],
      [
        'keys of prototypes',
        '{"__proto__":{"x":1},"a":{"constructor":{"prototype":{}}}}',
        'application/json',
        { a: {} },
      ],
    ])('accepts %s', async (_title, payload, type, read) => {
      const answer = await post('/things/1/unchecked', payload, type);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual({ data: read });
    });

    it.each([
      ['JSON that is cut off', '{"a":', 'application/json', 400],
      ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'application/json', 400],
      ['half of a character', String.raw`"x\ud83d@e.com"`, 'application/json', 400],
      ['half of a character, deep down', String.raw`{"a":[{"b":"\uDE00\uD83D"}]}`, 'application/json', 400],
      ['half of a character in a key', String.raw`[{"\uDfff":1}]`, 'application/json', 400],
      ['a bottomless body', '['.repeat(50_000) + ']'.repeat(50_000), 'application/json', 400],
      ['text', 'hello', 'text/plain', 415],
      ['what is no content type', '{}', 'garbage', 415],
      ['too much', JSON.stringify('x'.repeat(1_100_000)), 'application/json', 413],
    ])('refuses %s', async (_title, payload, type, status) => {
      expectErrors(await post('/things/1/unchecked', payload, type), status);
    });
  });

  describe('validation', () => {
    const messagesOf = async (body: unknown) => expectErrors(await post('/checked', JSON.stringify(body)), 400);

    it('drops unknown keys (platform rule 5)', async () => {
      const answer = await post('/checked', '{"count":1,"more":[],"inner":{"word":"a","x":1}}');
      expect(answer.json()).toEqual({ data: { count: 1, inner: { word: 'a' } } });
    });

    it.each([
      [{}, ['count is required']],
      [{ count: '5' }, ['count must be an integer number']],
      [{ count: -1 }, ['count must not be less than 0']],
      [{ count: 1, inner: {} }, ['inner.word is required']],
      [{ count: 1, inner: { word: 'long' } }, ['inner.word must be shorter than or equal to 3 characters']],
      [{ inner: { word: 5 } }, ['count is required', 'inner.word must be a string']],
      [[], ['The request body must be a JSON object.']],
      ['text', ['The request body must be a JSON object.']],
      [null, ['The request body must be a JSON object.']],
    ])('refuses %j', async (body, messages) => {
      expect(await messagesOf(body)).toEqual(messages);
    });

    it('refuses a request without a body', async () => {
      expectErrors(await post('/checked'), 400);
    });
  });

  describe('failures', () => {
    const get = (url: string) => app.inject({ method: 'GET', url });

    it('answers SKIP beside the message (platform rule 28)', async () => {
      expect((await get('/fails/skip')).json()).toEqual({ errors: [{ status: 'SKIP', message: 'No such place.' }] });
    });

    it('keeps the messages of other exceptions below 500', async () => {
      expect(expectErrors(await get('/fails/http'), 400)).toEqual(['one', 'two']);
      expectErrors(await get('/fails/unauthorized'), 401);
    });

    it('says when to come back while the database is away', async () => {
      const answer = await get('/fails/database');
      expectErrors(answer, 503);
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    });

    it.each(['bug', 'nothing'])('tells no more than the request id of a fault (%s)', async (how) => {
      const [message] = expectErrors(await get(`/fails/${how}`), 500);
      expect(message).toMatch(/^Something went wrong here\. Request id: \S+$/);
    });

    it('answers 404 at unknown paths, without their query', async () => {
      expect(expectErrors(await get('/nothing?key=secret'), 404)).toEqual(['There is nothing at GET /nothing.']);
    });

    it.each(['/checked', '/things/a%2Fb/unchecked?x=1'])('answers 405 with Allow at %s', async (url) => {
      const answer = await get(url);
      expectErrors(answer, 405);
      expect(answer.headers['allow']).toBe('POST');
    });

    it('answers 400 to a malformed URL and 404 to an endless one, which the router refuses itself', async () => {
      expectErrors(await get('/%E0%A4%A'), 400);
      expectErrors(await get(`/fails/${'x'.repeat(2_000)}`), 404);
    });
  });
});

function expectErrors(
  answer: { statusCode: number; headers: Record<string, unknown>; json: () => unknown },
  status: number,
): string[] {
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const { errors, ...others } = answer.json() as { errors: { message: string }[] };
  expect(others).toEqual({});
  return errors.map(({ message }) => message);
}
