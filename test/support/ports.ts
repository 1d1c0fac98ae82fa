import { createServer, type Server } from 'node:net';
import { inject } from 'vitest';

const PER_WORKER = 100;
let next = 0;

/** A port of 127.0.0.1 that nobody listens on, and that no other worker is given, even while nobody listens on it. */
export async function freePort(): Promise<number> {
  const first = inject('run').ports + Number(process.env['VITEST_POOL_ID']) * PER_WORKER;
  for (let tries = 0; tries < PER_WORKER; tries++) {
    const port = first + (next++ % PER_WORKER);
    const probe = await listen(port);
    if (!probe) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
  throw new Error(`No free port in ${first}..${first + PER_WORKER - 1}`);
}

/**
 * Takes a thousand ports for one run, as long as the server that is returned listens on the first of them. They are
 * below the range from which the kernel takes ports for outgoing connections.
 */
export async function takePorts(): Promise<Server & { readonly first: number }> {
  for (let first = 20_000; first < 32_000; first += 1000) {
    const holder = await listen(first);
    if (holder) return Object.assign(holder, { first });
  }
  throw new Error('A dozen test runs at once are enough.');
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(null))
      .listen(port, '127.0.0.1', () => resolve(server));
  });
}
