import { connectAsync } from 'mqtt';
import { Browser, type Page } from '../../support/browser.js';
import { send } from '../../support/http.js';
import type { Owner, TestRobot } from '../../support/owner.js';
import { RobotWire } from '../../support/robot.js';
import { eventually } from '../../support/waiting.js';
import type { World } from '../../support/world.js';

/** An owner, and what opens what is theirs. */
export interface Cast {
  readonly owner: Owner;
  readonly robot: TestRobot;
  readonly wire: RobotWire;
  readonly metricsToken: string;
}

type Scene = (world: World, cast: Cast) => Promise<unknown>;

/** Everything that anybody does with a secret, gone well and gone wrong, by title. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'an Applet runs': async (world, { owner, wire }) => {
    const ifttt = await owner.connectIfttt();
    const identity = await ifttt.subscribe('voice_command', { voice_command: 'hello' });
    await wire.hear('hello');
    await world.platform.notificationOf(identity);
    await ifttt.poll('voice_command', { voice_command: 'hello' });
    await ifttt.act('dock', {});
    await ifttt.act('move', { place: 'The Moon' });
  },

  'IFTTT tests the service': async (world) => {
    const { accessToken } = (await world.iftttItself.call('POST', 'test/setup')).json.data;
    await world.ifttt(world.secret(accessToken)).call('GET', 'user/info');
  },

  'secrets almost right': async (world, { owner, metricsToken }) => {
    const typo = world.secret(`${owner.password}-typo`);
    const token = await owner.newToken();
    await send(`${world.url}/users/sessions`, { method: 'POST', json: { email: owner.email, password: typo } });
    await send(`${world.url}/users`, { method: 'POST', json: { email: owner.email, password: typo, name: 'Again' } });
    await send(`${world.prefix}/status`, {
      headers: { 'ifttt-channel-key': world.secret(`${world.serviceKey}-wrong`) },
    });
    await send(`${world.url}/robots`, {
      headers: { authorization: `Bearer ${world.secret(`${owner.session.token}x`)}` },
    });
    await send(`${world.prefix}/user/info`, { headers: { authorization: `Bearer ${world.secret(`${token}\u00e9`)}` } });
    await send(`${world.url}/metrics`, { headers: { authorization: `Bearer ${world.secret(`${metricsToken}x`)}` } });
  },

  'secrets where they do not belong': async (world, { owner }) => {
    const { password, session } = owner;
    const token = await owner.newToken();
    await send(`${world.url}/users/sessions?password=${password}`, {
      method: 'POST',
      body: `{"password":"${password}"`,
    });
    await send(`${world.prefix}/user/info?access_token=${token}`);
    await send(`${world.prefix}/user/info`, {
      headers: { authorization: `Basic ${token}`, cookie: `session=${token}` },
    });
    await send(`${world.prefix}/user/info`, { headers: { authorization: `Bearer ${session.token}` } });
    await owner.call('POST', '/robots', { json: { name: { password, token } } });
    await owner.call('POST', '/robots', { body: password, headers: { 'content-type': `text/${token}` } });
    await owner.call('POST', `/third-party/ifttt/v1/authorizations?token=${token}`, { json: { clientId: token } });
  },

  'codes and refresh tokens are used twice, and by others': async (world, { owner }) => {
    const code = await owner.newCode();
    await world.exchange(code, { client_secret: world.secret('a-wrong-client-secret') });
    const { access_token, refresh_token } = (await world.exchange(code)).json;
    for (const token of [access_token, refresh_token]) world.secret(token);
    const refresh = { grant_type: 'refresh_token', refresh_token };
    const renewed = (await world.exchange('', refresh)).json;
    for (const token of [renewed.access_token, renewed.refresh_token]) world.secret(token);
    await world.exchange('', refresh);
    await world.exchange(code);
    const secrets = `code=${code}&client_secret=${world.client.secret}`;
    await send(`${world.prefix}/tokens?${secrets}`, { method: 'POST', body: secrets });
    await send(`${world.prefix}/tokens`, {
      method: 'POST',
      body: `{"code":"${code}"`,
      headers: { 'content-type': 'application/json' },
    });
  },

  'a browser signs in, lets IFTTT in, disconnects it and signs out everywhere': async (world) => {
    const owner = await world.owner();
    const browser = new Browser();
    const keep = (page: Page): Page => {
      for (const cookie of browser.cookies.values()) world.secret(cookie);
      return page;
    };
    const query = `client_id=${world.client.id}&response_type=code`;
    const start = keep(await browser.open(`${world.url}/oauth2/authorize?${query}`));
    const { email, password } = owner;
    const again = keep(await browser.press(start, /sign in/i, { email, password: world.secret(`${password}-typo`) }));
    const consent = keep(await browser.press(again, /sign in/i, { email, password }));
    const back = keep(await browser.press(consent, /^allow/i));
    const code = String(new URL(String(back.answer.headers['location'])).searchParams.get('code'));
    const { access_token, refresh_token } = (await world.exchange(world.secret(code))).json;
    for (const token of [access_token, refresh_token]) world.secret(token);
    await browser.load(`${world.url}/account`, { step: 'sign-out', _csrf: code });
    await browser.open(`${world.url}/account?done=${code}`);
    const ask = await browser.open(`${world.url}/account/disconnect`);
    const account = await browser.press(ask, /disconnect/i);
    await browser.press(account, /everywhere/i);
  },

  'robots and apps sign in to the broker, some with the wrong password': async (world, { owner, robot }) => {
    const { mqttUrl } = world.wiring;
    const wrong = { clientId: 'nobody', username: robot.id, password: world.secret(`${robot.mqtt.password}x`) };
    const swapped = { clientId: 'app', username: owner.session.token, password: owner.session.id };
    for (const signIn of [wrong, swapped]) {
      const client = await connectAsync(mqttUrl, { ...signIn, reconnectPeriod: 0 }).catch(() => null);
      await client?.endAsync(true);
    }
    const other = await RobotWire.connect(await owner.addRobot('Other'), world.wiring);
    await other.publish('ifttt_trigger', { password: robot.mqtt.password });
    await other.publish('status', `{"password":"${robot.mqtt.password}"`);
    await other.close();
  },

  'IFTTT refuses the service’s notifications': async (world, { owner, wire }) => {
    const ifttt = await owner.connectIfttt();
    const identity = await ifttt.subscribe('voice_command', { voice_command: 'refused' });
    world.platform.reactWith({ status: 401, body: `{"errors":[{"message":"${world.serviceKey}"}]}` });
    await wire.hear('refused');
    await world.platform.notificationOf(identity);
    await eventually(
      async () => world.service.logs.join(''),
      (logs) => logs.includes('IFTTT answered 401'),
    );
  },

  'the database is away': async (world, { owner }) => {
    const { lines, database } = world.backends;
    const token = await owner.newToken();
    const unlock = lines ? () => lines.database.mend() : await database.lock('access_tokens');
    await lines?.database.cut();
    const { email, password } = owner;
    const refused = await send(`${world.url}/users/sessions`, { method: 'POST', json: { email, password } });
    await world.ifttt(token).call('GET', 'user/info');
    await world.exchange(world.secret('a-code-that-is-none-of-ours'));
    await unlock();
    await world.service.ready();
    if (refused.status !== 503) throw new Error(`The database was there: ${refused.status}`);
  },

  'people who run the service look at it': async (world, { metricsToken }) => {
    await send(`${world.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
    for (const path of ['/healthz', '/readyz', '/docs', '/docs/service.json', '/docs/openapi.json', '/nothing']) {
      await send(`${world.url}${path}`);
    }
  },

  'the owner leaves': async (_world, { owner, robot }) => {
    await owner.call('DELETE', `/robots/${robot.id}`);
    await owner.call('DELETE', '/third-party/ifttt/v1/tokens');
    await owner.call('DELETE', `/users/sessions/${owner.session.id}`);
  },
};
