import { randomBytes } from 'node:crypto';
import { type Answer, type Call, type Method, send } from './http.js';
import { IftttCaller } from './ifttt.js';
import { RobotWire } from './robot.js';
import type { World } from './world.js';

export interface TestPlace {
  readonly id: string;
  readonly name: string;
}

export interface TestRobot {
  readonly id: string;
  readonly name: string;
  readonly mqtt: { readonly username: string; readonly password: string };
}

const PLACES: readonly TestPlace[] = [
  { id: 'kitchen-1', name: 'Kitchen' },
  { id: 'hall-1', name: 'Hall' },
];

/** An owner of robots, with the mobile app in hand. */
export class Owner {
  private constructor(
    private readonly world: World,
    readonly id: string,
    readonly email: string,
    readonly password: string,
    readonly session: { readonly id: string; readonly token: string },
  ) {}

  static async register(world: World, name = 'Ada Lovelace'): Promise<Owner> {
    const email = `owner-${randomBytes(6).toString('hex')}@example.com`;
    const password = world.secret(randomBytes(12).toString('base64url'));
    const user = await must(201, send(`${world.url}/users`, { method: 'POST', json: { email, password, name } }));
    const session = await must(201, send(`${world.url}/users/sessions`, { method: 'POST', json: { email, password } }));
    world.secret(session.token);
    return new Owner(world, user.id, email, password, session);
  }

  /** A request of the mobile app. */
  call(method: Method, path: string, call: Call = {}): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.session.token}`, ...call.headers };
    return send(`${this.world.url}${path}`, { ...call, method, headers });
  }

  async addRobot(name = 'Rosie', places: readonly TestPlace[] = PLACES): Promise<TestRobot> {
    const robot = await must(201, this.call('POST', '/robots', { json: { name } }));
    this.world.secret(robot.mqtt.password);
    this.world.mayLeaveSession(robot.id);
    await must(200, this.call('PUT', `/robots/${robot.id}/places`, { json: places }));
    return robot;
  }

  /** Turns a robot on, for the rest of the suite. */
  async turnOn(robot: TestRobot): Promise<RobotWire> {
    return this.world.closeAtEnd(await RobotWire.connect(robot, this.world.wiring));
  }

  async newCode(): Promise<string> {
    const json = { clientId: this.world.client.id };
    const [issued] = await must(200, this.call('POST', '/third-party/ifttt/v1/authorizations', { json }));
    return this.world.secret(issued.code);
  }

  /** Connects IFTTT the way the mobile app does. @returns an access token */
  async newToken(): Promise<string> {
    const answer = await this.world.exchange(await this.newCode());
    if (answer.status !== 200) throw new Error(`No token: ${answer.status} ${answer.text}`);
    return this.world.secret(answer.json.access_token);
  }

  /** Connects IFTTT. @returns IFTTT, calling for this owner */
  async connectIfttt(): Promise<IftttCaller> {
    return this.world.ifttt(await this.newToken());
  }
}

/** The `data` of an answer that must have this status. */
async function must(status: number, pending: Promise<Answer>): Promise<any> {
  const answer = await pending;
  if (answer.status !== status) throw new Error(`Expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer.json.data;
}
