import { expect } from 'vitest';
import { type Daemon } from '../support/daemons.js';
import { type TestDatabase } from '../support/database.js';
import { eventually } from '../support/waiting.js';
import { type Consumer } from './consumer.js';
import { cpuSince } from './cpu.js';
import { OURS } from './report/publish.js';
import { type Speech, speak } from './speech.js';

/** A consumer, and what stands around it. */
export interface Side extends Pick<Speech, 'port' | 'topics' | 'databaseUrl'> {
  readonly consumer: Consumer;
  readonly database: TestDatabase;
  /** The broker and the database, where they are processes of their own. */
  readonly servers: readonly Daemon[];
}

export interface Measured {
  readonly perSecond: number;
  /** Of the side's processor time, microseconds. */
  readonly cpuEach: number;
  /** Of the broker and the database together, microseconds. */
  readonly serversEach: number;
  /** From the last message to the last notification, milliseconds; null where nobody is notified. */
  readonly notifiedAfter: number | null;
}

/** Robots speak until all of it is stored, once. */
export async function measureRound(
  { consumer, database, servers, port, topics, databaseUrl }: Side,
  speech: Pick<Speech, 'robots' | 'messages' | 'inFlight' | 'ahead'>,
): Promise<Measured> {
  const { messages } = speech;
  const stored = () =>
    database.query('SELECT COUNT(*) AS amount FROM voice_command_events').then(([row]) => Number(row!['amount']));
  const before = await stored();
  const [cpu, serversCpu] = [cpuSince(consumer), cpuSince(...servers)];
  const { perSecond } = await speak({ port, topics, databaseUrl, ...speech });
  const notifiedAfter = consumer.name === OURS ? await timeToNotify(database) : null;
  expect(await stored()).toBe(before + messages);
  const each = (seconds: number) => (seconds / messages) * 1e6;
  return {
    perSecond,
    cpuEach: each(cpu()),
    serversEach: each(serversCpu()),
    notifiedAfter,
  };
}

async function timeToNotify(database: TestDatabase): Promise<number> {
  const start = Date.now();
  await eventually(
    () => database.query('SELECT id FROM outbox LIMIT 1'),
    (rows) => rows.length === 0,
    60_000,
  );
  return Date.now() - start;
}
