import { createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A proxy in front of the service that serves it below a path and nowhere else. */
export class PrefixProxy {
  private constructor(
    private readonly server: Server,
    /** Where the service is now, without a slash at the end. */
    readonly url: string,
  ) {}

  /** @param prefix such as `/robots` */
  static async open(target: string, prefix: string): Promise<PrefixProxy> {
    const server = createServer((incoming, outgoing) => {
      if (!incoming.url?.startsWith(`${prefix}/`)) {
        outgoing.writeHead(404).end();
        return;
      }
      const { method, headers } = incoming;
      const forwarded = request(target + incoming.url.slice(prefix.length), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      incoming.pipe(forwarded);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new PrefixProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }
}
