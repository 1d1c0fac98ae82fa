import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import { type Example, EXAMPLES } from './examples.js';
import { describeFixture } from './fixture.js';

/** Shorter answers are not compressed. */
const COMPRESSED_FROM_BYTES = 128;
const CODINGS = ['gzip, deflate', 'gzip', 'deflate', 'identity'];

describeFixture('Examples of the reference', (fixture) => {
  beforeAll(async () => {
    const { iftttItself, service } = fixture;
    // Whoever a request without an account is for is said by the service, in its answer to the first poll.
    await iftttItself.call('POST', 'test/setup');
    for (let count = 0; count < 60; count += 1) {
      await service.greenhouse.water(fixture.ownerId('ada'), 'orchids', `Can no. ${count}`);
    }
  });

  const ask = (example: Example, coding: string, credential = true): Promise<Answer> => {
    const { serviceCredential } = fixture;
    const own = example.credential === 'service' ? serviceCredential : fixture.credentialOf('ada');
    return send(`${fixture.prefix}/${example.path}`, {
      method: example.method,
      headers: {
        ...(credential && own),
        accept: 'application/json',
        'accept-charset': 'utf-8',
        'accept-encoding': coding,
        'x-request-id': randomBytes(16).toString('hex'),
        ...example.headers,
      },
      ...(example.body !== undefined && { body: JSON.stringify(example.body) }),
    });
  };

  const examples = EXAMPLES.filter(({ needsAccounts }) => !needsAccounts || fixture.hasAccounts);

  describe('rule 3: the documented answer', () => {
    it.each(examples)('$title', async (example) => {
      for (const coding of CODINGS) {
        const answer = await ask(example, coding);
        expect(answer.status, answer.text).toBe(example.status ?? 200);
        if (!example.shape) {
          expect(answer.text).toBe('');
          continue;
        }
        expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
        const isCompressed = coding !== 'identity' && Buffer.byteLength(answer.text) >= COMPRESSED_FROM_BYTES;
        expect(answer.headers['content-encoding']).toBe(isCompressed ? coding.split(',')[0] : undefined);
        example.shape(answer.json);
      }
    });
  });

  describe('rule 14: without its credential', () => {
    it.each(examples)('$method $path is a 401: $title', async (example) => {
      expectErrors(await ask(example, 'gzip, deflate', false), 401);
    });
  });
});
