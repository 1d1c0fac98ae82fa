import { EventEmitter } from 'node:events';
import { fastify } from 'fastify';
import { Applet, type Recipe } from './applet.js';
import { Connection } from './connection.js';
import { type Notification, platformRoutes } from './platform-routes.js';
import { ServiceClient } from './service-client.js';
import type { ServiceProfile } from './service-profile.js';

interface StandInEvents {
  /** A person allowed the connection, and IFTTT has her token and knows who she is. */
  connected: [Connection];
  /** A connection came to nothing: she said no, or the service gave no token. */
  refused: [Connection, Error];
  /** The service said where there is news. */
  notified: [readonly Notification[]];
}

/**
 * The IFTTT platform, played on a loopback port for one service: connects people, keeps their Applets, hears
 * realtime notifications. It polls when told to and when notified, never by the clock.
 */
export class IftttStandIn extends EventEmitter<StandInEvents> {
  readonly #app = fastify({ forceCloseConnections: true });
  readonly #client: ServiceClient;
  readonly #pending = new Map<string, Connection>();
  readonly #applets: Applet[] = [];

  private constructor(private readonly service: ServiceProfile) {
    super();
    this.#client = new ServiceClient(service);
    platformRoutes(this.#app, {
      serviceId: service.id,
      serviceKey: service.serviceKey,
      notified: (notifications) => this.heard(notifications),
      returned: (query) => this.complete(query),
    });
  }

  /**
   * Starts listening on 127.0.0.1.
   * @param port 0 for any free one
   */
  static async start(service: ServiceProfile, port = 0): Promise<IftttStandIn> {
    const standIn = new IftttStandIn(service);
    await standIn.#app.listen({ host: '127.0.0.1', port });
    return standIn;
  }

  get url(): string {
    return this.#app.listeningOrigin;
  }

  /** Where a service sends its notifications: its `IFTTT_REALTIME_URL`. */
  get realtimeUrl(): string {
    return `${this.url}/v1/notifications`;
  }

  /** Where a service sends people back to: its `IFTTT_REDIRECT_URL`. */
  get redirectUrl(): string {
    return `${this.url}/channels/${this.service.id}/authorize`;
  }

  /** Begins to connect a person: send her to the `authorizeUrl`, then wait for `connected` or `refused`. */
  connect(): Connection {
    const connection = new Connection(this.service, this.#client, this.redirectUrl);
    this.#pending.set(connection.state, connection);
    return connection;
  }

  /** Adds an Applet of a connected person. Its first poll, which the caller makes, marks the past as seen. */
  add(connection: Connection, recipe: Recipe): Applet {
    const applet = new Applet(connection, recipe, `${this.url}/applets`);
    this.#applets.push(applet);
    return applet;
  }

  async close(): Promise<void> {
    await this.#app.close();
  }

  private heard(notifications: readonly Notification[]): void {
    this.emit('notified', notifications);
    const concerned = this.#applets.filter((applet) =>
      notifications.some((notification) => concerns(notification, applet)),
    );
    // A failed poll is told by the Applet's own event.
    for (const applet of concerned) applet.poll(true).catch(() => undefined);
  }

  private async complete(query: Readonly<Record<string, string>>): Promise<{ status: number; message: string }> {
    const connection = this.#pending.get(query.state ?? '');
    if (!connection) return { status: 400, message: 'Nobody asked for this connection.' };
    this.#pending.delete(connection.state);
    try {
      if (query.code === undefined) throw new Error(query.error ?? 'no code');
      await connection.complete(query.code);
    } catch (error) {
      this.emit('refused', connection, error as Error);
      return { status: 400, message: 'Not connected.' };
    }
    this.emit('connected', connection);
    return { status: 200, message: `Connected as ${connection.user.name}.` };
  }
}

function concerns(notification: Notification, applet: Applet): boolean {
  if ('trigger_identity' in notification) return notification.trigger_identity === applet.triggerIdentity;
  return notification.user_id === applet.connection.user.id;
}
