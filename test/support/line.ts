import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './ports.js';

/** A line to a server that a test can cut, and mend. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(
    private readonly host: string,
    private readonly targetPort: number,
  ) {}

  /** @returns the port of 127.0.0.1 that leads to the server */
  async open(): Promise<number> {
    this.port ||= await freePort();
    const server = createServer((near) => {
      const far = connect(this.targetPort, this.host);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    return this.port;
  }

  /** Ends every connection, and refuses new ones. */
  async cut(): Promise<void> {
    const server = this.server;
    await new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      this.sockets.forEach((socket) => socket.destroy());
    });
  }

  async mend(): Promise<void> {
    await this.open();
  }
}
