import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { Inbox } from '../support/waiting.js';
import { freePort } from '../support/ports.js';

/** A request that passed the gate, with the status of the answer that the stand-in got. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly requestId: string;
  readonly status: number;
}

/** Someone who stands still at the gate until the test lets it go on. */
export interface Held {
  readonly requestId: string;
  /** Lets it pass. */
  readonly release: () => void;
  /** Breaks its connection, as that of a service that ended. */
  readonly lose: () => void;
}

type Where = 'before the service' | 'after the service';

type Wanted = (request: IncomingMessage) => boolean;

interface Trap {
  readonly where: Where;
  readonly wants: Wanted;
  readonly caught: (held: Held) => void;
}

/** Stands between the stand-in and the service, and can stop a request on its way there or its answer on the way back. */
export class Gate {
  readonly passed = new Inbox<Passed>('request through the gate');
  #server: Server | undefined;
  #trap: Trap | undefined;
  port = 0;

  constructor(private readonly servicePort: () => number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    this.port = await freePort();
    const server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    const server = this.#server;
    await new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** Stops the next such request. */
  hold(wants: Wanted, where: Where): Promise<Held> {
    return new Promise((caught) => (this.#trap = { where, wants, caught }));
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    await this.#stop(incoming, outgoing, 'before the service');
    try {
      const { answer, body } = await this.#forward(incoming, Buffer.concat(chunks));
      await this.#stop(incoming, outgoing, 'after the service');
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(body);
      if (outgoing.destroyed) return;
      this.passed.put({
        method: String(incoming.method),
        path: String(incoming.url),
        requestId: String(incoming.headers['x-request-id']),
        status: answer.statusCode ?? 0,
      });
    } catch {
      outgoing.destroy(); // as a service that is away
    }
  }

  #forward(incoming: IncomingMessage, body: Buffer): Promise<{ answer: IncomingMessage; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const { method, url: path, headers } = incoming;
      const outgoing = request({ host: '127.0.0.1', port: this.servicePort(), method, path, headers, agent: false });
      outgoing.on('error', reject);
      outgoing.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => resolve({ answer, body: Buffer.concat(chunks) }));
      });
      outgoing.end(body);
    });
  }

  async #stop(incoming: IncomingMessage, outgoing: ServerResponse, where: Where): Promise<void> {
    const trap = this.#trap;
    if (trap?.where !== where || !trap.wants(incoming)) return;
    this.#trap = undefined;
    const requestId = String(incoming.headers['x-request-id']);
    await new Promise<void>((release) => trap.caught({ requestId, release, lose: () => outgoing.destroy() }));
  }
}
