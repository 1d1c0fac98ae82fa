import { EventEmitter } from 'node:events';
import { connectAsync, type MqttClient } from 'mqtt';

/** What the app hears about a robot: from the robot itself (`status`) or from the service (`ifttt_event`). */
export interface AppMessage {
  readonly robotId: string;
  readonly payload: unknown;
}

/** `{"status","domain","data"?}` */
export interface RobotStatus {
  readonly status: string;
  readonly domain: string;
  readonly data?: unknown;
}

export interface Session {
  readonly id: string;
  readonly token: string;
}

export interface RobotAccount {
  readonly id: string;
  readonly name: string;
  readonly mqtt: { readonly username: string; readonly password: string };
}

export interface MapPlace {
  readonly id: string;
  readonly name: string;
}

interface MobileAppEvents {
  status: [AppMessage];
  ifttt_event: [AppMessage];
}

/** The owner's mobile app, as far as this story needs it. Emits what its MQTT topics bring. */
export class MobileApp extends EventEmitter<MobileAppEvents> {
  session: Session;
  #mqtt: MqttClient | undefined;

  constructor(private readonly serviceUrl: string) {
    super();
  }

  /** Creates the account and signs in with it. */
  async signUp(owner: { email: string; password: string; name: string }): Promise<void> {
    await this.#post('/users', owner);
    this.session = (await this.#post('/users/sessions', { email: owner.email, password: owner.password })) as Session;
  }

  async addRobot(name: string): Promise<RobotAccount> {
    return (await this.#post('/robots', { name })) as RobotAccount;
  }

  async places(robotId: string): Promise<MapPlace[]> {
    return (await this.#send(`/robots/${robotId}/places`, { method: 'GET' })) as MapPlace[];
  }

  /** Signs in to the broker with the session and listens to all it may hear of a robot (robot link, "app"). */
  async listen(brokerUrl: string, topic: (endpoint: string) => string): Promise<void> {
    this.#mqtt = await connectAsync(brokerUrl, { username: this.session.id, password: this.session.token });
    this.#mqtt.on('message', (name, bytes) => {
      const endpoint = name.split('/').at(-2);
      const { robot_id: robotId, payload } = JSON.parse(bytes.toString()) as { robot_id: string; payload: unknown };
      if (endpoint === 'status' || endpoint === 'ifttt_event') this.emit(endpoint, { robotId, payload });
    });
    const granted = await this.#mqtt.subscribeAsync([topic('status'), topic('ifttt_event')], { qos: 1 });
    if (granted.some(({ qos }) => qos > 2)) throw new Error('the broker does not let the app listen');
  }

  async close(): Promise<void> {
    await this.#mqtt?.endAsync();
  }

  #post(path: string, body: unknown): Promise<unknown> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #send(path: string, request: RequestInit): Promise<unknown> {
    const headers = new Headers(request.headers);
    if (this.session) headers.set('authorization', `Bearer ${this.session.token}`);
    const response = await fetch(`${this.serviceUrl}${path}`, { ...request, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${request.method} ${path}: ${response.status} ${text}`);
    return (JSON.parse(text) as { data: unknown }).data;
  }
}
