import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type AppletView,
  type ConnectionView,
  Platform,
  type Run,
} from '../../apps/ifttt-stand-in/src/platform/index.js';
import { StandIn } from '../../apps/ifttt-stand-in/src/stand-in.js';
import { Browser } from '../support/browser.js';
import type { Owner } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { expectNoSecrets, recipeFor, useScene } from './scene.js';

describeStacks('The stand-in with this service, whose access tokens end', (stack) => {
  const scene = useScene(stack, { OAUTH_REFRESH_TOKENS: 'on' });
  const { world } = scene;
  let standIn: StandIn;
  let platform: Platform;
  let owner: Owner;
  let wire: RobotWire;
  let connection: ConnectionView;
  let applet: AppletView;

  beforeEach(async () => {
    ({ owner, wire } = await scene.ownerWithRobot());
    standIn = await StandIn.start({ service: scene.profile, port: scene.port, stateFile: ':memory:' });
    platform = standIn.platform;
    connection = await scene.connect(platform, owner);
    applet = await platform.applets.create(connection.id, {
      ...recipeFor('dinner is ready'),
      action: { slug: 'animation', fields: { action: 'giggle' } },
    });
  });
  afterEach(async () => {
    expectNoSecrets(platform, [world.serviceKey, world.client.secret, owner.session.token]);
    await standIn.close();
  });

  const nextRun = (): Promise<Run> => new Promise((resolve) => platform.once('ran', resolve));
  /** The time until the end of every access token, gone by at once. */
  const letTokensEnd = (): Promise<void> =>
    world.backends.database.execute('UPDATE access_tokens SET expires_at = 1 WHERE expires_at > 1');
  const titles = (): string[] => platform.activities({ limit: 500 }).map(({ title }) => title);
  const subscriptions = () => world.backends.database.query('SELECT * FROM trigger_subscriptions');

  it('an Applet goes on with a new token, got once (rule 33)', async () => {
    await letTokensEnd();
    const run = nextRun();
    await wire.hear('dinner is ready');
    expect(await run).toMatchObject({ state: 'done', attempts: 1 });
    await wire.command('ifttt_animation_command');
    expect(titles().filter((title) => title === 'Refreshed the access token')).toHaveLength(1);
  });

  it('the owner who ended the connection on her side has to connect again', async () => {
    await owner.call('DELETE', '/third-party/ifttt/v1/tokens');
    await expect(platform.applets.check(applet.id)).rejects.toThrow('connect the account again');
    expect(platform.connections()).toMatchObject([{ id: connection.id, state: 'needs reconnection' }]);
    await scene.connect(platform, owner);
    expect((await platform.applets.check(applet.id)).events).toEqual([]);
  });

  it('the service forgets an identity with its last Applet (rule 21)', async () => {
    const isKnown = async (): Promise<boolean> =>
      JSON.stringify(await subscriptions()).includes(applet.triggerIdentity);
    expect(await isKnown()).toBe(true);
    const twin = await platform.applets.create(connection.id, recipeFor('dinner is ready'));
    await platform.applets.delete(applet.id);
    expect(await isKnown()).toBe(true);
    await letTokensEnd();
    await platform.applets.delete(twin.id);
    expect(await isKnown()).toBe(false);
  });

  it('a service that was away when the last Applet went is told when it is back', async () => {
    await world.service.kill();
    await platform.disconnect(connection.id);
    expect(platform.connections()).toEqual([]);
    await world.letLeasesEnd();
    await world.service.start();
    await vi.waitFor(() => expect(titles()).toContain('Deleted an identity of voice_command'), { timeout: 60_000 });
    expect(JSON.stringify(await subscriptions())).not.toContain(applet.triggerIdentity);
  }, 120_000);

  it('a person connects through the real pages, and may say no', async () => {
    const someone = await world.owner('Grace Hopper');
    const browser = new Browser();
    const back = async (button: RegExp): Promise<string> => {
      let page = await browser.open(platform.connect().authorizeUrl);
      const { email, password } = someone;
      if (page.forms.some(({ buttons }) => buttons.some(({ label }) => /sign in/i.test(label)))) {
        page = await browser.press(page, /sign in/i, { email, password });
      }
      const location = String((await browser.press(page, button)).answer.headers['location']);
      expect(location).toContain(`${scene.url}/channels/test_robot/authorize?`);
      const answer = await fetch(location, { redirect: 'manual' });
      return `${answer.status} ${answer.headers.get('location')}`;
    };
    expect(await back(/^deny/i)).toBe('303 /connections/returned?outcome=denied');
    expect(await back(/^allow/i)).toBe('303 /connections/returned?outcome=connected');
    expect(platform.connections().at(-1)?.user).toMatchObject({ id: someone.id, name: 'Grace Hopper' });
  });

  it('the tokens are in the service’s database by their digest, and in no activity', async () => {
    const rows = await world.backends.database.query('SELECT token_digest FROM access_tokens');
    const digests = rows.map((row) => String(row['token_digest']));
    const words = JSON.stringify(platform.activities({ limit: 500 })).split(/[^\w-]+/);
    const hashed = words.map((word) => createHash('sha256').update(word).digest('hex'));
    expect(hashed.filter((digest) => digests.includes(digest))).toEqual([]);
  });
});
