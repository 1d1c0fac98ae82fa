import { createServer } from 'node:net';

// Each worker has a range of its own, below the range from which the kernel takes ports for outgoing connections.
const FIRST = 20_000 + (process.pid % 100) * 100;
let next = 0;

/** A port of 127.0.0.1 that nobody listens on, and that no other worker is given. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = FIRST + (next++ % 100);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port in ${FIRST}..${FIRST + 99}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
