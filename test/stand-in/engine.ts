import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, inject } from 'vitest';
import { Platform, type PlatformSettings, type Run } from '../../apps/ifttt-stand-in/src/platform/index.js';
import { FakeService } from './fake-service.js';

export const RECIPE = {
  trigger: { slug: 'heard', fields: { phrase: 'hello' } },
  action: { slug: 'say', fields: { text: 'She said {{words}}', voice: 'low' } },
};
export const POLL = 'POST triggers/heard';
export const ACTION = 'POST actions/say';
export const AWAY = [503, { errors: [{ message: 'Later' }] }] as const;

/** The engine in this process, and a service for it. */
export class Engine {
  service: FakeService;
  platform: Platform;
  stateFile: string;

  async open(overrides: Partial<PlatformSettings> = {}): Promise<void> {
    const { stateFile } = this;
    const settings = { service: this.service.profile, url: 'http://127.0.0.1:4000', stateFile, ...overrides };
    this.platform = await Platform.open(settings);
  }

  async restart(): Promise<void> {
    await this.platform.close();
    await this.open();
    this.platform.resume();
  }

  /** @returns the connection's id */
  async connect(): Promise<string> {
    const outcome = await this.platform.complete({ state: this.platform.connect().state, code: 'good' });
    if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
    return outcome.connection.id;
  }

  /** The service notifies of news. */
  notify(of: { readonly trigger_identity: string } | { readonly user_id: string }): void {
    const request = { method: 'POST', url: '/v1/notifications', headers: {}, body: '' };
    this.platform.notified([of], { request, milliseconds: 1 });
  }

  nextRun(): Promise<Run> {
    return new Promise((resolve) => this.platform.once('ran', resolve));
  }
}

/** A new one for each test. */
export function useEngine(): Engine {
  const engine = new Engine();
  beforeEach(async () => {
    engine.service = new FakeService();
    await engine.service.open();
    engine.stateFile = join(inject('run').directory, `stand-in-${randomBytes(4).toString('hex')}.sqlite`);
    await engine.open();
    engine.platform.resume();
  });
  afterEach(async () => {
    await engine.platform.close();
    await engine.service.close();
  });
  return engine;
}
