import type { Socket } from 'node:net';
import type { PoolConnection } from 'mysql2';
import type { QueryRunner } from 'typeorm';

/** How long a server may be silent before it is asked whether it is there, and again before it counts as gone. */
const SILENCE_MS = 4_000;

/**
 * Ends a connection whose server has stopped to answer although the line is up: a process that stands still, a machine
 * that has gone. mysql2 itself would wait for ever, and so would whoever asked. After a silence the server is pinged;
 * behind a statement that it never answers the ping waits as well, and after the second silence everything that waits
 * on the connection fails with ETIMEDOUT.
 */
export function watchForSilence(connection: PoolConnection): void {
  const stream = streamOf(connection);
  let asked = false;
  stream.setTimeout(SILENCE_MS);
  stream.on('timeout', () => {
    if (asked) {
      stream.destroy(Object.assign(new Error('The database has stopped to answer.'), { code: 'ETIMEDOUT' }));
      return;
    }
    asked = true;
    stream.setTimeout(SILENCE_MS);
    connection.ping(() => (asked = false));
  });
}

/** For statements that may take as long as they like: the change of a large table, the wait for a named lock. */
export async function withoutWatch<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  const stream = streamOf(await runner.connect());
  stream.setTimeout(0);
  try {
    return await work();
  } finally {
    stream.setTimeout(SILENCE_MS);
  }
}

/** mysql2's types leave the socket out. */
const streamOf = (connection: unknown): Socket => (connection as { readonly stream: Socket }).stream;
