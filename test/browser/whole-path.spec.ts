import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { StandIn } from '../../apps/ifttt-stand-in/src/index.js';
import { SimulatedRobot } from '../../apps/robot-simulator/src/index.js';
import type { Owner } from '../support/owner.js';
import { freePort } from '../support/ports.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { AuthorizationPage } from './support/authorization.js';
import { describeInChromium } from './support/chromium.js';
import type { Person } from './support/person.js';

const PHRASE = 'dinner is ready';
const MAP = [
  { id: 'kitchen-1', name: 'Kitchen' },
  { id: 'hall-1', name: 'Hall' },
];

describeStacks('The whole path', (stack) => {
  let standIn: StandIn;
  const world = useWorld(stack, async (serviceUrl) => {
    const { client, serviceKey } = world;
    standIn = await StandIn.start({
      service: {
        id: 'test_robot',
        apiUrl: `${serviceUrl}/third-party`,
        authorizeUrl: `${serviceUrl}/oauth2/authorize`,
        tokenUrl: `${serviceUrl}/third-party/ifttt/v1/tokens`,
        clientId: client.id,
        clientSecret: client.secret,
        serviceKey,
      },
      port: await freePort(),
      stateFile: ':memory:',
    });
    world.closeAtEnd(standIn);
    const { redirectUrl, realtimeUrl } = standIn.platform;
    return { IFTTT_REDIRECT_URL: redirectUrl, IFTTT_REALTIME_URL: realtimeUrl, IFTTT_CONNECT_URL: standIn.url };
  });

  describeInChromium('in a browser', (chromium) => {
    it('leads from connecting to the moving robot, and again after a disconnect', async () => {
      const owner = await world.owner('Ada Lovelace');
      const robot = await turnOnRobot(owner);
      const person = await chromium.person();
      const { page } = person;

      await page.goto(standIn.url);
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await new AuthorizationPage(page).signIn(owner);
      await allow(page);

      await page.getByRole('link', { name: 'Build an Applet' }).click();
      await buildApplet(page);
      await sayAndMove(robot);
      // The page was there before: what happened has come to it by itself.
      for (const entry of ['Polled voice_command after a notification', 'Ran move']) {
        await page.getByRole('listitem').filter({ hasText: entry }).waitFor();
      }
      await page.getByText('1 done').waitFor();
      await look(person, 'whole-path-applet', page);

      const account = await person.newTab();
      await account.goto(`${world.url}/account`);
      await account.getByText('Kuri reached Kitchen').waitFor();
      const happened = await account.getByRole('region', { name: 'Recent activity' }).innerText();
      expect(happened).toContain(`Kuri heard “${PHRASE}”`);
      expect(happened).toContain('Kuri was told to go to Kitchen');

      await account.getByRole('link', { name: 'Disconnect IFTTT' }).click();
      await account.getByRole('button', { name: 'Disconnect' }).click();
      await account.getByText('IFTTT is disconnected').waitFor();
      while (robot.phrases.length > 0) await once(robot, 'phrases');

      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('last poll failed').waitFor();
      await account.getByRole('link', { name: 'Connect IFTTT' }).click();
      await account.getByText('needs reconnection').waitFor();
      await look(person, 'whole-path-needs-reconnection', account);
      await account.getByRole('button', { name: 'Connect again' }).click();
      await allow(account);

      await account.getByRole('link', { name: 'Overview' }).first().click();
      await account.getByRole('link', { name: 'then Move to a place' }).click();
      await account.getByRole('button', { name: 'Check now' }).click();
      await sayAndMove(robot);
      await account.getByText('2 done').waitFor();
    }, 180_000);

    /** The pages are the same on both stacks. */
    const look = async (person: Person, name: string, page: Page): Promise<void> => {
      if (stack.name === 'embedded') await person.look(name, page);
    };

    const turnOnRobot = async (owner: Owner): Promise<SimulatedRobot> => {
      const { id, mqtt } = await owner.addRobot('Kuri', MAP);
      return world.closeAtEnd(
        await SimulatedRobot.connect({
          url: world.wiring.mqttUrl,
          robotId: id,
          password: mqtt.password,
          root: world.backends.topicRoot,
          environment: 'test',
          map: MAP,
          travelMs: 50,
        }),
      );
    };

    const allow = async (page: Page): Promise<void> => {
      await new AuthorizationPage(page).allowButton.click();
      await page.getByRole('heading', { name: 'Connected' }).waitFor();
      expect(await page.getByRole('main').innerText()).toContain('Ada Lovelace');
    };

    const buildApplet = async (page: Page): Promise<void> => {
      await page.getByRole('button', { name: 'You say something to your robot' }).click();
      await page.getByLabel('What you say to your robot').fill(PHRASE);
      await page.getByRole('button', { name: 'Move to a place' }).click();
      await page.getByLabel('Where to').selectOption({ label: 'Kitchen' });
      await page.getByRole('button', { name: 'Turn on', exact: true }).click();
      await page.getByText('The Applet is on.').waitFor();
    };

    const sayAndMove = async (robot: SimulatedRobot): Promise<void> => {
      await robot.waitForPhrase(PHRASE);
      expect(await robot.say(`${PHRASE}!`)).toBe(true);
      const { params } = await robot.waitForCommand('ifttt_move_command');
      expect(params['waypoint_uuid']).toBe('kitchen-1');
    };
  });
});
