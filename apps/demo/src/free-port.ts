import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The preferred port when nobody listens there on any address, otherwise some free one. */
export async function freePort(preferred: number): Promise<number> {
  const taken = (await canListen(preferred)) === undefined || (await canListen(preferred, '127.0.0.1')) === undefined;
  if (!taken) return preferred;
  const free = await canListen(0);
  if (free === undefined) throw new Error('No free port on this machine.');
  return free;
}

/** Listens for a moment. Returns the port, or nothing when it is not to be had. */
function canListen(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host }, () => {
      const { port: got } = server.address() as AddressInfo;
      server.close(() => resolve(got));
    });
  });
}
