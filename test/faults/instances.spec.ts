import { describe, inject, it, vi } from 'vitest';
import { Balancer } from '../support/balancer.js';
import type { Service } from '../support/service.js';
import { OwnServers } from './own-servers.js';
import { scale } from './scale.js';
import { useStorm } from './storm.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

const { ownMariaDb, ownMosquitto } = inject('run');

describe.runIf(ownMariaDb && ownMosquitto).each([
  ['each of which hears everything', 'off'],
  ['which share what robots say', 'on'],
])('Nothing is lost with three instances, %s', (_title, shared) => {
  let instances: Service[];
  const storm = useStorm(new OwnServers(), { MQTT_SHARED_SUBSCRIPTIONS: shared }, async (world) => {
    instances = [world.service, await world.startAnother('second'), await world.startAnother('third')];
    world.front = world.closeAtEnd(await new Balancer(instances).open());
  });

  it(`through ${scale.serviceKills} times kill -9 of one of them, while the others go on`, () =>
    storm.survives(`kill -9 of one of three instances, sharing ${shared}`, async () => {
      for (let n = 0; n < scale.serviceKills; n += 1) {
        const instance = instances[n % instances.length]!;
        await instance.kill();
        await storm.fleet.acknowledgesMore(scale.eventsPerSecond / 2);
        await instance.start();
      }
      return scale.serviceKills;
    }));
});
