import { describe, inject, it, vi } from 'vitest';
import { embedded } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { scale } from './scale.js';
import { SmallDisk } from './small-disk.js';
import { useStorm } from './storm.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

describe('Nothing is lost with the database and the broker within the service', () => {
  const storm = useStorm(embedded);
  const { world } = storm;

  it(`through ${scale.serviceKills} times kill -9 of the service`, () =>
    storm.survives('kill -9 of the service, embedded', async () => {
      for (let n = 0; n < scale.serviceKills; n += 1) {
        await world.service.kill();
        await world.service.start();
        await storm.fleet.acknowledgesMore(scale.eventsPerSecond / 2);
      }
      return scale.serviceKills;
    }));
});

describe.runIf(inject('run').smallDisk)('Nothing is lost', () => {
  const disk = new SmallDisk();
  const storm = useStorm(disk);

  it('while the disk of the database is full', () =>
    storm.survives('the disk is full', async () => {
      disk.fill();
      await eventually(
        async () => storm.world.service.logs.join(''),
        (logs) => logs.includes('they cannot be stored'),
      );
      disk.free();
      return 1;
    }));
});
