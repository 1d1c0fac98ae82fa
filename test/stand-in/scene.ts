import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type ConnectionView, Platform, type ServiceProfile } from '../../apps/ifttt-stand-in/src/platform/index.js';
import type { Owner } from '../support/owner.js';
import { freePort } from '../support/ports.js';
import { RobotWire } from '../support/robot.js';
import type { Stack } from '../support/stacks.js';
import { useWorld, type World } from '../support/world.js';
import { Gate } from './gate.js';

/** The stand-in beside a service: on what port it is, and the gate through which it reaches the service. */
export class Scene {
  world: World;
  gate: Gate;
  port: number;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get profile(): ServiceProfile {
    const { client, serviceKey, url } = this.world;
    const prefix = `${this.gate.url}/third-party`;
    return {
      id: 'test_robot',
      apiUrl: prefix,
      authorizeUrl: `${url}/oauth2/authorize`,
      tokenUrl: `${prefix}/ifttt/v1/tokens`,
      clientId: client.id,
      clientSecret: client.secret,
      serviceKey,
    };
  }

  newStateFile(): string {
    return join(inject('run').directory, `stand-in-${randomBytes(4).toString('hex')}.sqlite`);
  }

  /** The platform in this process; polls every second. */
  async open(stateFile: string): Promise<Platform> {
    const platform = await Platform.open({ service: this.profile, url: this.url, stateFile });
    platform.changeSettings({ pollEverySeconds: 1, jitter: 0 });
    return platform;
  }

  /** Connects an owner by a code of hers. */
  async connect(platform: Platform, owner: Owner): Promise<ConnectionView> {
    const { state } = platform.connect();
    const outcome = await platform.complete({ state, code: await owner.newCode() });
    if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
    return outcome.connection;
  }

  /** An owner with a robot that connects again by itself, as robots do. */
  async ownerWithRobot(): Promise<{ owner: Owner; wire: RobotWire }> {
    const owner = await this.world.owner();
    const robot = await owner.addRobot();
    const wire = await RobotWire.connect(robot, this.world.wiring, { reconnectPeriod: 50 });
    return { owner, wire: this.world.closeAtEnd(wire) };
  }
}

/** When the phrase is said, the robot goes to the kitchen. */
export const recipeFor = (phrase: string) => ({
  trigger: { slug: 'voice_command', fields: { voice_command: phrase } },
  action: { slug: 'move', fields: { place: 'Kitchen' } },
});

export const commandsTo = (wire: RobotWire): unknown[] =>
  wire.received.all.filter(({ topic }) => topic === wire.topic('command'));

/** A service on a stack, which sends people and notifications to a stand-in. */
export function useScene(stack: Stack, env: Readonly<Record<string, string>> = {}): Scene {
  const scene = new Scene();
  const all: Record<string, string> = { ...env };
  beforeAll(async () => {
    scene.port = await freePort();
    all['IFTTT_REALTIME_URL'] = `${scene.url}/v1/notifications`;
    all['IFTTT_REDIRECT_URL'] = `${scene.url}/channels/test_robot/authorize`;
  });
  scene.world = useWorld(stack, all);
  scene.gate = new Gate(() => scene.world.service.port);
  beforeAll(() => scene.gate.open());
  afterAll(() => scene.gate.close());
  return scene;
}

/** No token, key or secret is in what the feed keeps. */
export function expectNoSecrets(platform: Platform, secrets: readonly string[]): void {
  const text = JSON.stringify(platform.activities({ limit: 500 }));
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}
