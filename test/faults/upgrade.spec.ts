import { resolve } from 'node:path';
import { describe, expect, inject, it, vi } from 'vitest';
import { Balancer } from '../support/balancer.js';
import type { Service } from '../support/service.js';
import { OwnServers } from './own-servers.js';
import { scale } from './scale.js';
import { useStorm } from './storm.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

const NEXT_RELEASE = resolve(import.meta.dirname, 'next-release.mjs');
const { ownMariaDb, ownMosquitto } = inject('run');

describe.runIf(ownMariaDb && ownMosquitto)('Two instances under load are replaced one after the other', () => {
  let instances: Service[];
  let balancer: Balancer;
  let thisRelease: string;
  const storm = useStorm(new OwnServers(), {}, async (world) => {
    thisRelease = world.service.program;
    instances = [world.service, await world.startAnother()];
    balancer = world.closeAtEnd(await new Balancer(instances).open());
    world.front = balancer;
  });

  const replaceAll = async (program: string): Promise<number> => {
    for (const instance of instances) {
      await instance.stop();
      await storm.fleet.acknowledgesMore(scale.eventsPerSecond / 2);
      instance.program = program;
      await instance.start();
      // Both releases work side by side.
      await storm.fleet.acknowledgesMore(scale.eventsPerSecond);
    }
    return instances.length;
  };
  const nothingFailed = (): void => {
    expect(balancer.failed).toEqual([]);
    expect(storm.traffic.polls).toMatchObject({ refused: 0, unreached: 0 });
  };
  const migrated = (): Promise<unknown[]> =>
    storm.world.backends.database.query("SELECT name FROM migrations WHERE name LIKE 'NextRelease%'");

  it('by the next release, which changes tables: the one before goes on working, and no request fails', async () => {
    await storm.survives('upgrade', () => replaceAll(NEXT_RELEASE));
    expect(await migrated()).toHaveLength(1);
    nothingFailed();
  });

  it('and by the release before again, on the tables of the next', async () => {
    await storm.survives('downgrade', () => replaceAll(thisRelease));
    expect(await migrated()).toHaveLength(1);
    nothingFailed();
  });
});
