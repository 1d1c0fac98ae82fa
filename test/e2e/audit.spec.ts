import { beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_EVENTS, type AuditEvent } from '../../libs/platform/src/audit/events.js';
import { Browser } from '../support/browser.js';
import { expectData, expectErrors, expectOAuthError } from '../support/expectations.js';
import { send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

type Line = Record<string, unknown> & { readonly event: AuditEvent };

describeStacks('The audit log', (stack) => {
  const world = useWorld(stack, { OAUTH_REFRESH_TOKENS: 'on', LOG_LEVEL: 'info' });
  const names = ['Ada of the audit', 'Grace of the audit'];
  let owner: Owner;
  let other: Owner;

  /** What the log has by now; its last line may be on its way. */
  const lines = (): Line[] => {
    const whole = world.service.logs.join('').split('\n').slice(0, -1);
    return whole.filter((line) => line.includes('"audit":true')).map((line) => JSON.parse(line) as Line);
  };
  const linesOf = (event: AuditEvent): Line[] => lines().filter((line) => line.event === event);
  /** The last line of an event, as soon as there are so many. */
  const last = async (event: AuditEvent, amount = 1): Promise<Line> => {
    const found = await eventually(
      async () => linesOf(event),
      (all) => all.length >= amount,
    );
    expect(found).toHaveLength(amount);
    return found.at(-1)!;
  };
  const wrongPassword = (email: string) =>
    send(`${world.url}/users/sessions`, { method: 'POST', json: { email, password: 'wrong password' } });
  const signUp = (email: string) =>
    send(`${world.url}/users`, { method: 'POST', json: { email, password: 'some password', name: 'Again' } });

  beforeAll(async () => {
    owner = await world.owner(names[0]);
    other = await world.owner(names[1]);
  });

  it('tells of sign-ups and sign-ins, and not of what did not come to pass', async () => {
    expectErrors(await signUp(owner.email), 409);
    expect(await last('account_created', 2)).toMatchObject({ userId: other.id });
    expect(await last('sign_in_succeeded', 2)).toMatchObject({
      userId: other.id,
      sessionId: other.session.id,
      kind: 'app',
    });
    expectErrors(await wrongPassword(owner.email), 401);
    const failed = await last('sign_in_failed');
    expectErrors(await wrongPassword('nobody@example.com'), 401);
    const unknown = await last('sign_in_failed', 2);
    expect([failed.userId, unknown.userId]).toEqual([owner.id, null]);
    expect(unknown.network).toBe(failed.network);
    expect(unknown.account).not.toBe(failed.account);
  });

  it('tells of attempts that were refused', async () => {
    expectErrors(await wrongPassword('nobody@example.com'), 401);
    const { account, network } = await last('sign_in_failed', 3);
    await world.backends.database.execute('UPDATE attempt_counts SET points = 100');
    expectErrors(await wrongPassword('nobody@example.com'), 429);
    expect(await last('sign_in_throttled')).toMatchObject({ limit: 'pair', account, network });
    expectErrors(await signUp('new@example.com'), 429);
    expect(await last('sign_up_throttled')).toMatchObject({ network });
    await world.backends.database.execute('UPDATE attempt_counts SET expires_at = 1');
  });

  it('tells of sessions that end, each once', async () => {
    const browser = new Browser();
    const credentials = { email: owner.email, password: owner.password };
    const page = await browser.press(await browser.open(`${world.url}/account`), /^sign in$/i, credentials);
    const { sessionId } = await last('sign_in_succeeded', 3);
    await browser.press(page, /^sign out$/i);
    expect(await last('signed_out')).toMatchObject({ userId: owner.id, sessionId });
    const again = await browser.press(await browser.open(`${world.url}/account`), /^sign in$/i, credentials);
    await browser.press(again, /^sign out everywhere$/i);
    expect(await last('signed_out_everywhere')).toMatchObject({ userId: owner.id });
    await other.call('DELETE', `/users/sessions/${sessionId as string}`);
    await other.call('DELETE', '/users/sessions/00000000-0000-4000-8000-000000000000');
    expectData(await other.call('GET', '/robots'));
    expect(linesOf('signed_out')).toHaveLength(1);
  });

  it('tells of what IFTTT is allowed, and of codes and refresh tokens that come twice', async () => {
    const code = await other.newCode();
    const { grantId } = await last('access_granted');
    expect(linesOf('access_granted')[0]).toMatchObject({ userId: other.id, by: 'app' });
    const refreshToken = world.secret((await world.exchange(code)).json.refresh_token);
    const refresh = async () => {
      const answer = await world.exchange('', { grant_type: 'refresh_token', refresh_token: refreshToken });
      for (const token of ['access_token', 'refresh_token']) if (answer.json[token]) world.secret(answer.json[token]);
      return answer;
    };
    expect((await refresh()).status).toBe(200);
    expect(linesOf('refresh_token_reused')).toEqual([]);
    expect((await refresh()).status).toBe(200);
    expect(await last('refresh_token_reused')).toMatchObject({ userId: other.id, grantId, accepted: true });
    await world.backends.database.execute('UPDATE refresh_tokens SET expires_at = 1 WHERE expires_at IS NOT NULL');
    expectOAuthError(await refresh(), 400, 'invalid_grant');
    expect(await last('refresh_token_reused', 2)).toMatchObject({ userId: other.id, grantId, accepted: false });

    expectOAuthError(await world.exchange(code), 400, 'invalid_grant');
    expect(await last('code_replayed')).toMatchObject({ userId: other.id, grantId });
    expectOAuthError(await world.exchange('made up'), 400, 'invalid_grant');
  });

  it('tells where IFTTT was let in and put out', async () => {
    const browser = new Browser();
    const credentials = { email: other.email, password: other.password };
    const authorize = `${world.url}/oauth2/authorize?client_id=${world.client.id}&response_type=code`;
    const back = await browser.press(
      await browser.press(await browser.open(authorize), /sign in/i, credentials),
      /^allow/i,
    );
    expect(await last('access_granted', 2)).toMatchObject({ userId: other.id, by: 'page' });
    const code = new URL(String(back.answer.headers['location'])).searchParams.get('code');
    const answer = await world.exchange(world.secret(String(code)));
    for (const token of ['access_token', 'refresh_token']) world.secret(answer.json[token]);
    await browser.press(await browser.open(`${world.url}/account/disconnect`), /^disconnect$/i);
    expect(await last('access_revoked')).toMatchObject({ userId: other.id, by: 'page' });
    expectData(await other.call('DELETE', '/third-party/ifttt/v1/tokens'));
    expect(await last('access_revoked', 2)).toMatchObject({ userId: other.id, by: 'app' });
    expectData(await world.iftttItself.call('POST', 'webhooks/connection/disabled', { json: { user_id: 'u' } }));
    expect(await last('connection_reported')).toMatchObject({ change: 'disabled' });
  });

  it('tells of robots that are added, mapped and removed', async () => {
    const robot = await other.addRobot();
    const about = { userId: other.id, robotId: robot.id };
    expect(await last('robot_added')).toMatchObject(about);
    expect(await last('robot_places_replaced')).toMatchObject(about);
    await other.call('DELETE', `/robots/${robot.id}`);
    expect(await last('robot_removed')).toMatchObject(about);
    expectErrors(await other.call('DELETE', `/robots/${robot.id}`), 404);
    expect(linesOf('robot_removed')).toHaveLength(1);
  });

  describe('all in all', () => {
    it('has every event, with its ids and nothing else', () => {
      const seen = lines();
      expect(new Set(seen.map(({ event }) => event))).toEqual(new Set(Object.keys(AUDIT_EVENTS)));
      for (const { level, time: _, context, audit, event, ...ids } of seen) {
        expect({ level, context, audit }).toEqual({ level: 'info', context: 'Audit', audit: true });
        expect(Object.keys(ids).sort(), event).toEqual([...AUDIT_EVENTS[event]].sort());
      }
    });

    it('has no name, e-mail or network address', () => {
      const all = JSON.stringify(lines());
      for (const personal of [...names, owner.email, other.email, 'example.com', '127.0.0.1']) {
        expect(all).not.toContain(personal);
      }
    });
  });
});
