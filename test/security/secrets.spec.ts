import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Exchange, EXCHANGES } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { type Cast, SCENES } from './secrets/scene.js';

/** The answers that hand a secret out, and in which part of them it is. */
const HANDED_OUT: Readonly<Record<string, (answer: Answer) => unknown>> = {
  'POST /users/sessions': ({ text }) => text,
  'POST /robots': ({ text }) => text,
  'POST /third-party/ifttt/v1/authorizations': ({ text }) => text,
  'POST /third-party/ifttt/v1/tokens': ({ text }) => text,
  'POST /third-party/ifttt/v1/test/setup': ({ text }) => text,
  'GET /oauth2/authorize': ({ headers }) => headers['set-cookie'],
  'POST /oauth2/authorize': ({ headers }) => [headers['set-cookie'], headers['location']],
};

describeStacks('Secrets', (stack) => {
  const metricsToken = randomBytes(16).toString('hex');
  const world = useWorld(stack, { LOG_LEVEL: 'trace', OAUTH_REFRESH_TOKENS: 'on', METRICS_TOKEN: metricsToken });
  const exchanges: Exchange[] = [];
  const record = (exchange: unknown): void => void exchanges.push(exchange as Exchange);
  let cast: Cast;

  beforeAll(async () => {
    EXCHANGES.subscribe(record);
    world.secret(metricsToken);
    const owner = await world.owner();
    const robot = await owner.addRobot();
    cast = { owner, robot, wire: await owner.turnOn(robot), metricsToken };
  });
  afterAll(() => EXCHANGES.unsubscribe(record));

  it.each(Object.entries(SCENES))('%s', async (_title, scene) => {
    await scene(world, cast);
  });

  /** By the secret in whatever form it might be written; only for those that the texts have. */
  const foundIn = (...texts: readonly string[]): string[] => {
    const all = texts.join('\n');
    return [...world.allSecrets].filter((secret) => formsOf(secret).some((form) => all.includes(form)));
  };

  it('none is in the logs, in any form, nor whom they belong to', () => {
    const logs = world.service.logs.join('');
    expect(logs).toContain('"level":"debug"');
    expect(foundIn(logs)).toEqual([]);
    expect(logs).not.toContain(cast.owner.email);
  });

  it('none is in an answer but the one that hands it out', () => {
    const given = new Set<string>();
    for (const { method, url, answer } of exchanges) {
      const route = `${method} ${new URL(url).pathname}`;
      const handed = JSON.stringify(HANDED_OUT[route]?.(answer) ?? '');
      const whole = JSON.stringify([answer.headers, answer.text]);
      const told = [...world.allSecrets].filter((secret) => formsOf(secret).some((form) => whole.includes(form)));
      const due = told.filter((secret) => handed.includes(secret) && !given.has(secret));
      expect(told, `${route}: ${answer.status}`).toEqual(due);
      for (const secret of due) given.add(secret);
    }
    expect(given.size).toBeGreaterThan(10);
  });

  it('none is in what robots and IFTTT are told', () => {
    expect(foundIn(JSON.stringify(cast.wire.received.all))).toEqual([]);
    expect(foundIn(JSON.stringify(world.platform.notifications.all.map(({ body }) => body)))).toEqual([]);
  });

  it('none is in the database', async () => {
    for (const table of await world.backends.database.tables()) {
      const rows = JSON.stringify(await world.backends.database.query(`SELECT * FROM ${table}`));
      expect(
        [...world.allSecrets].filter((secret) => rows.includes(secret)),
        table,
      ).toEqual([]);
    }
  });
});

/** A secret as it is, as parts of other texts have it, and its digests. */
function formsOf(secret: string): string[] {
  const digest = createHash('sha256').update(secret).digest();
  const encoded = [Buffer.from(secret), digest].flatMap((bytes) => [
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ]);
  return [secret, encodeURIComponent(secret), ...encoded, digest.toString('hex')];
}
