import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { send } from './http.js';

const LOOKS_EVERY_MS = 50;

/** An instance, as far as a load balancer knows it. */
interface Instance {
  readonly url: string;
}

/**
 * A load balancer as in docs/operations.md: it looks at `/readyz` in regular intervals, hands requests on to those that
 * are ready, in turn, and asks another one where a port is closed.
 */
export class Balancer {
  /** Requests that were not answered, or with a fault of the service's, in words. */
  readonly failed: string[] = [];
  private readonly server: Server = createServer((incoming, outgoing) => void this.receive(incoming, outgoing));
  private ready: readonly Instance[] = [];
  private turn = 0;
  private closed = false;

  constructor(private readonly instances: readonly Instance[]) {}

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves when all instances are ready. */
  async open(): Promise<this> {
    // Whoever calls is to end a connection that is idle: a request may be on its way.
    this.server.keepAliveTimeout = 0;
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    while (this.ready.length < this.instances.length) await this.look();
    void this.keepLooking();
    return this;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.server.closeAllConnections();
    this.server.close();
  }

  private async keepLooking(): Promise<void> {
    while (!this.closed) {
      await delay(LOOKS_EVERY_MS);
      await this.look();
    }
  }

  private async look(): Promise<void> {
    const looks = this.instances.map(({ url }) =>
      send(`${url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    const isReady = await Promise.all(looks);
    this.ready = this.instances.filter((_, index) => isReady[index]);
  }

  private async receive(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    this.turn += 1;
    const candidates = this.ready.map((_, index) => this.ready[(this.turn + index) % this.ready.length]!);
    this.handOn(incoming, Buffer.concat(chunks), candidates, outgoing);
  }

  private handOn(
    incoming: IncomingMessage,
    body: Buffer,
    [instance, ...others]: readonly Instance[],
    outgoing: ServerResponse,
  ): void {
    const { method, url, headers } = incoming;
    const fail = (reason: string): void => {
      this.failed.push(`${method} ${url}: ${reason}`);
      outgoing.destroy();
    };
    if (!instance) return fail('nobody is ready');
    const forwarded = request(instance.url + url, { method, headers, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 500) this.failed.push(`${method} ${url}: ${status}`);
      // RFC 9110 7.6.1: what is said of one connection is not of the other
      const { connection: _own, 'keep-alive': _too, ...others } = answer.headers;
      outgoing.writeHead(status, others);
      answer.on('error', (error) => fail(error.message)).pipe(outgoing);
    });
    forwarded.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') this.handOn(incoming, body, others, outgoing);
      else fail(error.message);
    });
    forwarded.end(body);
  }
}
