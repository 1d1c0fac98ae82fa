import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { SqliteDatabase } from '../support/database.js';
import { freePort } from '../support/ports.js';
import type { Backends, Stack } from '../support/stacks.js';

const SIZE_MB = 48;
const MEGABYTE = Buffer.alloc(1024 * 1024);

const mounted = new Set<string>();
process.on('exit', () => mounted.forEach((directory) => execFileSync('umount', [directory])));

/** The service's own database and broker, the database on a disk of its own that can be filled up. */
export class SmallDisk implements Stack {
  readonly name = 'embedded';
  readonly ownBroker = true;
  private directory: string;

  async open(): Promise<Backends> {
    const directory = mkdtempSync(join(inject('run').directory, 'disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', directory]);
    mounted.add(directory);
    this.directory = directory;
    const file = join(directory, 'robot-ifttt.sqlite');
    const port = await freePort();
    return {
      env: { DATABASE_URL: `sqlite:${file}`, MQTT_PORT: String(port), MQTT_TOPIC_ROOT: 'kuri' },
      mqttUrl: `mqtt://127.0.0.1:${port}`,
      topicRoot: 'kuri',
      database: new SqliteDatabase(file),
      clientIds: new Set(),
      dispose: async () => {
        execFileSync('umount', [directory]);
        mounted.delete(directory);
      },
    };
  }

  /** Leaves no byte free. */
  fill(): void {
    try {
      for (;;) writeFileSync(this.filler, MEGABYTE, { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  free(): void {
    rmSync(this.filler);
  }

  private get filler(): string {
    return join(this.directory, 'filler');
  }
}
