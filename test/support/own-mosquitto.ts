import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { Daemon, DAEMON_PATH, missingPrograms } from './daemons.js';
import { freePort, isListening } from './ports.js';
import { eventually } from './waiting.js';

const USER = 'robot-ifttt';
const DOCKER = resolve(import.meta.dirname, '../../docker');

/** The brokers that give robots their access, as far as this machine offers them. */
export function managedBrokers(): ('the embedded broker' | 'Mosquitto')[] {
  return inject('run').ownMosquitto ? ['the embedded broker', 'Mosquitto'] : ['the embedded broker'];
}

/**
 * A Mosquitto of one suite's own, with the files that `compose.yaml` starts it with: only its port, its folders and the
 * place of the plugin are others here.
 */
export class OwnMosquitto extends Daemon {
  readonly user = USER;

  private constructor(
    readonly port: number,
    private readonly directory: string,
    readonly password: string,
  ) {
    super(['sh', join(directory, 'start.sh')], { MQTT_USER: USER, MQTT_PASSWORD: password });
  }

  static async create(): Promise<OwnMosquitto> {
    const directory = mkdtempSync(join(inject('run').directory, 'mosquitto-'));
    const broker = new OwnMosquitto(await freePort(), directory, randomBytes(16).toString('hex'));
    for (const folder of ['config', 'data']) mkdirSync(join(directory, folder));
    const settings = readFileSync(join(DOCKER, 'mosquitto.conf'), 'utf8')
      .replace('listener 1883', `listener ${broker.port} 127.0.0.1`)
      .replace('/usr/lib/mosquitto_dynamic_security.so', plugin()!);
    // Started as root, it would become a user to whom the folder is closed.
    const user = `user ${userInfo().username}\n`;
    writeFileSync(join(directory, 'config/mosquitto.conf'), broker.located(settings) + user);
    writeFileSync(join(directory, 'start.sh'), broker.located(readFileSync(join(DOCKER, 'mosquitto.sh'), 'utf8')));
    await broker.start();
    return broker;
  }

  /** Without an account. */
  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** With the service's account. */
  get serviceUrl(): string {
    return `mqtt://${this.user}:${this.password}@127.0.0.1:${this.port}`;
  }

  /** What the plugin keeps on its disk. */
  accessFile(): string {
    return readFileSync(join(this.directory, 'data/dynamic-security.json'), 'utf8');
  }

  /** Whom it knows, and what holds for others: what the plugin has on its disk is what it does. */
  async access(): Promise<{ accounts: string[]; roles: string[]; defaults: Record<string, boolean> }> {
    // Mosquitto 2.0.11 writes the file in its place: one that is half there is written at this moment.
    const text = await eventually(() => Promise.resolve(this.accessFile()), isJson);
    const { clients, roles, defaultACLAccess } = JSON.parse(text) as {
      clients: { username: string }[];
      roles: { rolename: string }[];
      defaultACLAccess: Record<string, boolean>;
    };
    const accounts = clients.map(({ username }) => username);
    return { accounts, roles: roles.map(({ rolename }) => rolename), defaults: defaultACLAccess };
  }

  /** A command of `mosquitto_ctrl dynsec`, as an operator would give it. */
  async control(...command: string[]): Promise<void> {
    const account = ['-h', '127.0.0.1', '-p', String(this.port), '-u', this.user, '-P', this.password];
    await promisify(execFile)('mosquitto_ctrl', [...account, 'dynsec', ...command], { env: { PATH: DAEMON_PATH } });
  }

  private located(text: string): string {
    return text.replaceAll('/mosquitto/', `${this.directory}/`);
  }

  protected answers(): Promise<boolean> {
    return isListening(this.port);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Debian has it in a folder of the machine's architecture. */
function plugin(): string | undefined {
  const folders = ['', ...readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))];
  const places = folders.map((folder) => join('/usr/lib', folder, 'mosquitto_dynamic_security.so'));
  return places.find((place) => existsSync(place));
}

/** What this machine lacks to run one; undefined where it lacks nothing. */
export function missingMosquitto(): string | undefined {
  const missing = missingPrograms('mosquitto', 'mosquitto_ctrl');
  if (plugin() === undefined) missing.push('mosquitto_dynamic_security.so');
  return missing.length > 0 ? `no ${missing.join(', ')}` : undefined;
}
