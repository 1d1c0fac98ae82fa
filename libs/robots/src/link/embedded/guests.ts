import { type Client } from 'aedes';
import { type Topics } from '../topics.js';
import { type BrokerAccess, type SignIn, type Speaker } from './access.js';

/** A robot that sends on without waiting for acknowledgements is cut off here, before it fills the memory. */
const MAX_UNACKNOWLEDGED = 1_000;

const REMOVED = 'the robot was removed';

/** Never aborts: for a message that nobody would send again. */
const NEVER = new AbortController().signal;

interface Guest {
  readonly speaker: Speaker;
  readonly signIn: SignIn;
  /** Aborts when the connection ends. */
  readonly gone: AbortController;
  /** Topics that it asked for and was granted. */
  readonly heard: Set<string>;
  unacknowledged: number;
}

/** The part of a packet that decides about it; `messageExpiry` is epoch milliseconds. */
export interface JudgedPacket {
  readonly topic: string;
  readonly qos: number;
  readonly retain: boolean;
  readonly messageExpiry?: number;
}

/** The clients of the embedded broker, and what each of them may do. */
export class Guests {
  private readonly guests = new WeakMap<Client, Guest>();
  /** Those whose connection stands. */
  private readonly present = new Set<Client>();

  /** Removed robots. Their ids never come back, so that a few bytes for each are kept until the service ends. */
  private readonly expelled = new Set<string>();

  constructor(
    private readonly topics: Topics,
    private readonly access: BrokerAccess,
  ) {}

  async admit(client: Client, username = '', password: Uint8Array = Buffer.alloc(0)): Promise<boolean> {
    const signIn = { clientId: client.id, username, password: Buffer.from(password).toString('utf8') };
    const speaker = await this.access.identify(signIn);
    if (speaker === null || client.closed || this.isTaken(client.id, speaker)) return false;
    // Removed since its secret was looked up.
    if (this.expelled.has(client.id)) return false;
    this.guests.set(client, { speaker, signIn, gone: new AbortController(), heard: new Set(), unacknowledged: 0 });
    return true;
  }

  knows(client: Client): boolean {
    return this.guests.has(client);
  }

  arrived(client: Client): void {
    this.present.add(client);
    if (this.expelled.has(client.id)) client.close();
  }

  left(client: Client): void {
    this.present.delete(client);
    this.guests.get(client)?.gone.abort();
  }

  /** Ends a removed robot's connection, also one that is just being made. Nothing of it is published any more. */
  expel(robotId: string): void {
    this.expelled.add(robotId);
    for (const client of this.present) if (client.id === robotId) client.close();
  }

  /** Ends the connections of apps whose session is over. */
  async recheck(): Promise<void> {
    for (const client of this.present) {
      const guest = this.guests.get(client);
      if (guest?.speaker.kind !== 'app') continue;
      if ((await this.access.identify(guest.signIn)) === null) client.close();
    }
  }

  /** Why the client may not publish this; null when it may. */
  refusalToPublish(client: Client, { topic, retain }: JudgedPacket): string | null {
    // The last will too: what it leaves at the broker would stay for good.
    if (this.expelled.has(client.id)) return REMOVED;
    const guest = this.guests.get(client);
    const parsed = this.topics.parse(topic);
    if (!guest || !parsed || !this.access.mayPublish(guest.speaker, parsed)) return 'not a topic to publish on';
    // A kept status tells an app that comes later; anything else kept would be handled again and again.
    if (retain && parsed.endpoint !== 'status') return 'not a topic to retain on';
    return guest.unacknowledged >= MAX_UNACKNOWLEDGED ? 'too many messages without acknowledgement' : null;
  }

  /**
   * Counts a message as unacknowledged until `handling` has settled.
   *
   * @param handling is given a signal that aborts when the message will come again because its connection has ended
   */
  async whileOpen(client: Client, packet: JudgedPacket, handling: (gone: AbortSignal) => Promise<void>): Promise<void> {
    const guest = this.guests.get(client);
    // A last will is published when its connection has ended already.
    const repeats = guest !== undefined && packet.qos > 0 && !client.closed;
    if (guest) guest.unacknowledged += 1;
    try {
      await handling(repeats ? guest.gone.signal : NEVER);
      // Only now would the broker keep the message.
      if (this.expelled.has(client.id)) throw new Error(REMOVED);
    } finally {
      if (guest) guest.unacknowledged -= 1;
    }
  }

  /** Whether the client may hear what this filter names: a whole topic, for a wildcard could name others' robots. */
  async grant(client: Client, filter: string): Promise<boolean> {
    const guest = this.guests.get(client);
    const topic = this.topics.parse(filter);
    if (!guest || !topic || !(await this.access.maySubscribe(guest.speaker, topic))) return false;
    guest.heard.add(filter);
    return true;
  }

  /** Whether a message may still go to this client; asked again for what waited in its session. */
  mayHear(client: Client, { topic, messageExpiry = Infinity }: JudgedPacket): boolean {
    return messageExpiry > Date.now() && (this.guests.get(client)?.heard.has(topic) ?? false);
  }

  /** MQTT 3.1.1 3.1.4-2 ends the connection that has the client id already: nobody may do that to another's. */
  private isTaken(clientId: string, speaker: Speaker): boolean {
    for (const client of this.present) {
      const other = this.guests.get(client)?.speaker;
      if (client.id === clientId && other && nameOf(other) !== nameOf(speaker)) return true;
    }
    return false;
  }
}

function nameOf(speaker: Speaker): string {
  return speaker.kind === 'robot' ? speaker.robotId : speaker.ownerId;
}
