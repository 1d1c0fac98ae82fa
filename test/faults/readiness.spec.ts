import { describe, expect, inject, it, vi } from 'vitest';
import { send } from '../support/http.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';
import { OwnServers } from './own-servers.js';
import { isFull, scale } from './scale.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

const { ownMariaDb, ownMosquitto } = inject('run');
/** A machine that is busy with other tests is not held to the two seconds. */
const WITHIN_MS = isFull ? 2_000 : 30_000;

describe.runIf(ownMariaDb && ownMosquitto)('status and readyz tell the truth', () => {
  const servers = new OwnServers();
  const world = useWorld(servers);
  const bothSay = async (status: number): Promise<void> => {
    const headers = { 'ifttt-service-key': world.serviceKey };
    const start = Date.now();
    await eventually(
      async () => {
        const answers = await Promise.all([send(`${world.url}/readyz`), send(`${world.prefix}/status`, { headers })]);
        return answers.map((answer) => answer.status);
      },
      (statuses) => statuses.every((each) => each === status),
      WITHIN_MS,
    );
    console.log(`${expect.getState().currentTestName}: ${status} after ${Date.now() - start} ms`);
  };

  it.each([
    ['the database is killed', () => servers.mariaDb.kill(), () => servers.mariaDb.start()],
    ['the database stands still', async () => servers.mariaDb.freeze(), async () => servers.mariaDb.thaw()],
    ['the broker is killed', () => servers.mosquitto.kill(), () => servers.mosquitto.start()],
    ['the broker stands still', async () => servers.mosquitto.freeze(), async () => servers.mosquitto.thaw()],
  ])('when %s', async (_title, fault, mend) => {
    await bothSay(200);
    await fault();
    await bothSay(503);
    await mend();
    await world.service.ready();
  });
});
