import { writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';

const PORTS_OF_A_RUN = 2_000;

/** A port of 127.0.0.1 that nobody listens on, and that nobody else in the run is given, whoever listens on it when. */
export async function freePort(): Promise<number> {
  const { ports, directory } = inject('run');
  for (let port = ports + 1; port < ports + PORTS_OF_A_RUN; port += 1) {
    if (!claim(join(directory, `port-${port}`))) continue;
    const probe = await listen(port);
    if (!probe) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
  throw new Error(`No free port in ${ports}..${ports + PORTS_OF_A_RUN}`);
}

/** Whether somebody listens on a port of 127.0.0.1. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** One worker makes the file, whichever is first; true for that one. */
function claim(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the ports of one run, as long as the server that is returned listens on the first of them. They are below the
 * range from which the kernel takes ports for outgoing connections.
 */
export async function takePorts(): Promise<Server & { readonly first: number }> {
  for (let first = 20_000; first < 32_000; first += PORTS_OF_A_RUN) {
    const holder = await listen(first);
    if (holder) return Object.assign(holder, { first });
  }
  throw new Error('Half a dozen test runs at once are enough.');
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(null))
      .listen(port, '127.0.0.1', () => resolve(server));
  });
}
