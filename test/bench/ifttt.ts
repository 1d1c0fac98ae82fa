import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** Takes notifications, and looks at none. */
export class Ifttt {
  private constructor(private readonly server: Server) {}

  static async open(): Promise<Ifttt> {
    const server = createServer((request, response) => request.resume().on('end', () => response.end('{}')));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Ifttt(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.server.close();
  }
}
