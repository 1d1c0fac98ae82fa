import { randomBytes, randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type Answer, type Call, type Headers, type Method, send } from './http.js';
import { freePort } from './ports.js';
import { Inbox } from './waiting.js';

/** A realtime notification, as it came. */
export interface Notification {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: { data: Record<string, unknown>[] };
  readonly at: number;
  /** Answered with 200. */
  readonly accepted: boolean;
}

/** What the realtime endpoint does with a notification; `silence`: it takes it and never answers. */
export type Reaction = 'silence' | { readonly status: number; readonly headers?: Headers; readonly body?: string };

const OK: Reaction = { status: 200 };

/** The IFTTT platform, as the service meets it: a realtime endpoint that records what it is sent. */
export class IftttPlatform {
  readonly notifications = new Inbox<Notification>('realtime notification');
  /** To every notification for which nothing else was asked. */
  usualReaction: Reaction = OK;
  private readonly reactions: Reaction[] = [];
  private server: Server | undefined;
  private port = 0;

  get realtimeUrl(): string {
    return `http://127.0.0.1:${this.port}/v1/notifications`;
  }

  async open(): Promise<void> {
    this.port ||= await freePort();
    const server = createServer((incoming, outgoing) => void this.receive(incoming, outgoing));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  /** From now on connections are refused. */
  async close(): Promise<void> {
    const server = this.server;
    await new Promise<void>((resolve) => {
      server?.close(() => resolve());
      server?.closeAllConnections();
    });
  }

  /** How the next notifications are answered, one each; afterwards as usual. */
  reactWith(...reactions: Reaction[]): void {
    this.reactions.push(...reactions);
  }

  /** The next notification that names an identity. */
  notificationOf(identity: string): Promise<Notification> {
    return this.notifications.next(({ body }) => body.data.some((entry) => entry['trigger_identity'] === identity));
  }

  private async receive(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Notification['body'];
    const reaction = this.reactions.shift() ?? this.usualReaction;
    if (reaction !== 'silence') outgoing.writeHead(reaction.status, reaction.headers).end(reaction.body ?? '');
    const accepted = reaction !== 'silence' && reaction.status === 200;
    this.notifications.put({ method: incoming.method, headers: incoming.headers, body, at: Date.now(), accepted });
  }
}

/** An identity as IFTTT makes them: 40 hexadecimal digits. */
export const newIdentity = (): string => randomBytes(20).toString('hex');

/** What IFTTT sends along with every request (platform rule 2). */
export const iftttHeaders = (): Headers => ({
  accept: 'application/json',
  'accept-charset': 'utf-8',
  'accept-encoding': 'gzip, deflate',
  'x-request-id': randomUUID(),
});

/** IFTTT's side of the protocol, for one user (or, with the service key, for none). */
export class IftttCaller {
  /**
   * @param prefix up to and including `/ifttt/v1`
   * @param credential the header that says who calls
   */
  constructor(
    private readonly prefix: string,
    private readonly credential: Headers,
  ) {}

  call(method: Method, path: string, call: Call = {}): Promise<Answer> {
    const headers = { ...iftttHeaders(), ...this.credential, ...call.headers };
    return send(`${this.prefix}/${path}`, { ...call, method, headers });
  }

  /** A poll, or with `body` entries replaced (`undefined` leaves one out). */
  poll(trigger: string, fields: Record<string, unknown>, body: Record<string, unknown> = {}): Promise<Answer> {
    const json = {
      trigger_identity: newIdentity(),
      triggerFields: fields,
      user: { timezone: 'Europe/Paris' },
      ...body,
    };
    return this.call('POST', `triggers/${trigger}`, { json });
  }

  /** What an Applet does when it is turned on. @returns its trigger identity */
  async subscribe(trigger: string, fields: Record<string, unknown>): Promise<string> {
    const identity = newIdentity();
    const answer = await this.poll(trigger, fields, { trigger_identity: identity });
    if (answer.status !== 200) throw new Error(`The first poll failed: ${answer.status} ${answer.text}`);
    return identity;
  }

  unsubscribe(trigger: string, identity: string): Promise<Answer> {
    return this.call('DELETE', `triggers/${trigger}/trigger_identity/${identity}`);
  }

  act(action: string, fields: Record<string, unknown>, requestId: string = randomUUID()): Promise<Answer> {
    const json = { actionFields: fields, user: { timezone: 'Europe/Paris' } };
    return this.call('POST', `actions/${action}`, { json, headers: { 'x-request-id': requestId } });
  }

  options(field: string): Promise<Answer> {
    return this.call('POST', `${field}/options`, { json: {} });
  }
}
