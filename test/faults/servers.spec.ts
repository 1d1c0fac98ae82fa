import { describe, inject, it, vi } from 'vitest';
import { OwnServers } from './own-servers.js';
import { isFull, scale } from './scale.js';
import { useStorm } from './storm.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

const { ownMariaDb, ownMosquitto } = inject('run');

describe.runIf(ownMariaDb && ownMosquitto)('Nothing is lost on MariaDB and Mosquitto', () => {
  const servers = new OwnServers();
  const storm = useStorm(servers);
  const { world } = storm;
  const someEvents = (): Promise<void> => storm.fleet.acknowledgesMore(scale.eventsPerSecond / 2);
  const repeatedly = async (times: number, fault: () => Promise<void>): Promise<number> => {
    for (let n = 0; n < times; n += 1) {
      await fault();
      await someEvents();
    }
    return times;
  };

  it(`through ${scale.serviceKills} times kill -9 of the service`, () =>
    storm.survives('kill -9 of the service', () =>
      repeatedly(scale.serviceKills, async () => {
        await world.service.kill();
        await world.service.start();
      }),
    ));

  it(`through ${scale.brokerRestarts} restarts of the broker`, () =>
    storm.survives('restart of the broker', () =>
      repeatedly(scale.brokerRestarts, async () => {
        await servers.mosquitto.stop();
        await servers.mosquitto.start();
        await world.service.ready();
      }),
    ));

  it(`through ${scale.databaseKills} times kill -9 of the database`, () =>
    storm.survives('kill -9 of the database', () =>
      repeatedly(scale.databaseKills, async () => {
        await servers.mariaDb.kill();
        await servers.mariaDb.start();
        await world.service.ready();
      }),
    ));

  const OUTAGES = [
    ['refuses connections', 'closed'],
    ['answers 500', { status: 500 }],
    ['hangs', 'silence'],
    ['answers 429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }],
    ['answers 503 with Retry-After', { status: 503, headers: { 'retry-after': '2' } }],
  ] as const;
  it.each(OUTAGES)(`while IFTTT’s endpoint %s for ${scale.outageMs / 1000} s`, (title, behaviour) =>
    storm.survives(`IFTTT ${title}`, async () => {
      if (behaviour === 'closed') await world.platform.close();
      else world.platform.usualReaction = behaviour;
      await storm.fleet.acknowledgesMore((scale.eventsPerSecond * scale.outageMs) / 1000);
      if (behaviour === 'closed') await world.platform.open();
      world.platform.usualReaction = { status: 200 };
      return 1;
    }),
  );

  it('while the clocks of robots are a day off', () =>
    storm.survives('clocks a day off', async () => {
      const [ahead, behind] = storm.fleet.speakers;
      ahead!.clockOffset = 86_400_000;
      behind!.clockOffset = -86_400_000;
      for (const timeline of ahead!.timelines) timeline.clockIsAhead = true;
      await someEvents();
      return 2;
    }));

  it.runIf(isFull)('and everything goes on in fair weather', () => storm.survives('fair weather', async () => 0));
});
