import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { Daemon } from '../support/daemons.js';
import { freePort, isListening } from '../support/ports.js';

const SETTINGS = resolve(import.meta.dirname, '../../docker/mosquitto.conf');
/** What `compose.yaml` gives it for letting robots in. */
const ACCESS = /^(?:listener|allow_anonymous|plugin|plugin_opt_config_file|persistence_location) .*$/gm;

/** A Mosquitto with the settings of `docker/mosquitto.conf` that lets anybody in: who may speak is not measured. */
export class PlainMosquitto extends Daemon {
  private constructor(
    readonly port: number,
    settings: string,
  ) {
    super(['mosquitto', '-c', settings]);
  }

  static async create(): Promise<PlainMosquitto> {
    const directory = mkdtempSync(join(inject('run').directory, 'mosquitto-'));
    const port = await freePort();
    const data = join(directory, 'data');
    mkdirSync(data);
    const own = `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence_location ${data}/\nuser ${userInfo().username}\n`;
    const settings = join(directory, 'mosquitto.conf');
    writeFileSync(settings, own + readFileSync(SETTINGS, 'utf8').replace(ACCESS, ''));
    const broker = new PlainMosquitto(port, settings);
    await broker.start();
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  protected answers(): Promise<boolean> {
    return isListening(this.port);
  }
}
