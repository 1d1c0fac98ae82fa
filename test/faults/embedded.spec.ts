import { describe, it, vi } from 'vitest';
import { eventually } from '../support/waiting.js';
import { scale } from './scale.js';
import { SmallDisk } from './small-disk.js';
import { useStorm } from './storm.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

/** A disk can be made by root alone. */
const isRoot = process.getuid?.() === 0;
if (!isRoot && process.env['CI'] === 'true') throw new Error('The tests of a full disk need root, to mount one.');

describe.runIf(isRoot)('Nothing is lost with the database and the broker within the service', () => {
  const disk = new SmallDisk();
  const storm = useStorm(disk);
  const { world } = storm;

  it('while the disk is full', () =>
    storm.survives('the disk is full', async () => {
      disk.fill();
      await eventually(
        async () => world.service.logs.join(''),
        (logs) => logs.includes('they cannot be stored'),
      );
      disk.free();
      return 1;
    }));

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
