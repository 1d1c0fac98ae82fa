import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { ConfigError } from '#platform';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Aedes, type AedesOptions, type Client } from 'aedes';
import { type OutgoingPacket, type Receive, RobotLink, type Sending } from '../robot-link.js';
import { type Topics } from '../topics.js';
import { type BrokerAccess } from './access.js';
import { Guests } from './guests.js';

/** How often the app's session is looked at again: one that has ended stops hearing within this time. */
const RECHECK_MS = 60_000;

/** What a connection may send before it has signed in: its CONNECT, and a message or two that did not wait. */
const MAX_STRANGER_BYTES = 128 * 1024;

/** What a signed-in one may send between two packets that we have taken notice of; a message has 64 KiB at most. */
const MAX_GUEST_BYTES = 512 * 1024;

export interface EmbeddedBrokerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/**
 * The MQTT broker of a service that stands alone. It speaks MQTT 3.1.1, keeps sessions and retained messages in memory,
 * and acknowledges a robot's message when the service has stored it.
 */
export class EmbeddedBroker extends RobotLink implements OnApplicationShutdown {
  private readonly logger = new Logger(EmbeddedBroker.name);
  private broker: Aedes | undefined;
  private server: Server | undefined;
  private recheck: NodeJS.Timeout | undefined;
  private readonly guests: Guests;
  /** How many bytes of a connection belong to packets that are complete, about. */
  private readonly understood = new WeakMap<Client, number>();

  constructor(
    topics: Topics,
    private readonly access: BrokerAccess,
    private readonly options: EmbeddedBrokerOptions,
  ) {
    super(topics);
    this.guests = new Guests(topics, access);
  }

  get hearsRobots(): boolean {
    return this.server?.listening ?? false;
  }

  get url(): string {
    const { host } = this.options;
    const { port } = (this.server?.address() ?? this.options) as AddressInfo;
    const everywhere = host === '0.0.0.0' || host === '::';
    return `mqtt://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  async start(receive: Receive): Promise<void> {
    const broker = await Aedes.createBroker(this.handlers(receive));
    this.broker = broker;
    broker.on('client', (client) => this.guests.arrived(client));
    broker.on('clientDisconnect', (client) => this.guests.left(client));
    broker.on('ping', (_packet, client) => this.understand(client));
    broker.on('connectionError', (_client, error) => this.logger.debug(`A connection was refused: ${error.message}`));
    broker.on('clientError', (client, error) => this.logger.debug(`Client ${client.id}: ${error.message}`));
    await this.access.nobodyIsConnected();
    // Messages are small and one at a time: nothing is gained by holding them back until more fill a packet.
    this.server = createServer({ noDelay: true }, (socket) => this.welcome(broker, socket));
    await this.listen(this.server);
    this.recheck = setInterval(() => void this.recheckGuests(), RECHECK_MS).unref();
    this.logger.log(`The embedded broker listens at ${this.url}.`);
  }

  async checkReady(): Promise<void> {
    if (!this.server?.listening) throw new Error('The embedded broker does not listen.');
  }

  async admit(): Promise<void> {
    // Whoever connects is looked up in the database.
  }

  async expel(robotId: string): Promise<void> {
    this.guests.expel(robotId);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.recheck);
    const { broker, server } = this;
    if (!broker || !server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    await new Promise<void>((resolve) => broker.close(resolve));
    await closed;
  }

  protected send({ topic, payload, retain, expirySeconds }: OutgoingPacket): Sending {
    const { broker } = this;
    if (!broker || broker.closed) throw new Error('The embedded broker is closed.');
    // aedes carries this along with the queued message and leaves it to us to obey it, in `authorizeForward`
    const expiry = expirySeconds === undefined ? {} : { messageExpiry: Date.now() + expirySeconds * 1000 };
    const packet = { cmd: 'publish' as const, topic, payload, retain, qos: 1 as const, dup: false, ...expiry };
    const taken = new Promise<void>((resolve, reject) => {
      broker.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
    return { taken, abandon: () => undefined };
  }

  private welcome(broker: Aedes, socket: Socket): void {
    const client = broker.handle(socket);
    // aedes gathers a packet of any announced length in memory: nobody may send that much, a stranger even less
    socket.on('readable', () => {
      const limit = this.guests.knows(client) ? MAX_GUEST_BYTES : MAX_STRANGER_BYTES;
      if (socket.bytesRead - (this.understood.get(client) ?? 0) > limit) socket.destroy();
    });
  }

  /** A packet is complete: what its client sent until now is no longer gathered. */
  private understand(client: Client): void {
    this.understood.set(client, (client.conn as Socket).bytesRead);
  }

  private async recheckGuests(): Promise<void> {
    try {
      await this.guests.recheck();
    } catch (error) {
      this.logger.warn(`App sessions could not be checked, they go on: ${(error as Error).message}`);
    }
  }

  private handlers(receive: Receive): AedesOptions {
    const { guests } = this;
    return {
      authenticate: (client, username, password, done) => {
        guests.admit(client, username, password).then(
          (admitted) => done(null, admitted),
          // MQTT 3.1.1 3.2.2.3: 3 means "server unavailable", and the robot tries again
          (error: Error) => done(Object.assign(error, { returnCode: 3 }), null),
        );
      },
      authorizePublish: (client, packet, done) => {
        if (client === null) return done(new Error('no client'));
        this.understand(client);
        const refusal = guests.refusalToPublish(client, packet);
        // MQTT 3.1.1 3.3.5: there is no other way to say no than to close the connection
        if (refusal !== null) return done(new Error(refusal));
        const handling = guests.whileOpen(client, packet, (gone) =>
          receive(packet.topic, packet.payload as Buffer, gone),
        );
        // aedes sends the PUBACK after this call, and closes the connection after one with an error
        handling.then(() => done(null), done);
      },
      authorizeSubscribe: (client, subscription, done) => {
        guests.grant(client, subscription.topic).then(
          // MQTT 3.1.1 3.9.3: null becomes the return code 128, failure
          (granted) => done(null, granted ? subscription : null),
          (error: Error) => done(error),
        );
      },
      authorizeForward: (client, packet) => (guests.mayHear(client, packet) ? packet : null),
    };
  }

  private async listen(server: Server): Promise<void> {
    const { host, port } = this.options;
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      await new Promise<void>((resolve) => this.broker!.close(resolve));
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      throw new ConfigError({ MQTT_PORT: `${port} is taken by another program; choose a free port` });
    }
  }
}
