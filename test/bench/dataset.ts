import { createHash, randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

/** Owners with a token, a robot and an Applet for one phrase each, and so many events of that phrase. */
export interface Dataset {
  readonly owners: number;
  readonly eventsEach: number;
}

export const tokenOf = (owner: number): string => `bench-token-${owner}`;
export const identityOf = (owner: number): string => `bench-identity-${owner}`;
export const phraseOf = (owner: number): string => `Find my phone ${owner}`;
export const robotOf = (owner: number): string => `00000000-0000-4000-8000-${String(owner).padStart(12, '0')}`;
export const robotSecretOf = (owner: number): string => `bench-secret-${owner}`;

/** Owners that are written in one statement. */
const STEP = 2_000;

/** An empty database whose tables are there. */
export interface Target {
  execute(sql: string): Promise<void>;
  /** A table `seq` of the whole numbers from `first` to `last`. */
  numbers(first: number, last: number): string;
  /** To be called when all is written. */
  close(): Promise<void>;
}

export async function mariaDbTarget(url: string): Promise<Target> {
  const connection = await createConnection(url);
  return {
    execute: async (sql) => void (await connection.query(sql)),
    numbers: (first, last) => `seq_${first}_to_${last}`,
    close: async () => {
      await connection.query('ANALYZE TABLE voice_command_events, access_tokens, trigger_subscriptions, robots');
      await connection.end();
    },
  };
}

export function sqliteTarget(path: string): Target {
  const file = new Sqlite(path, { fileMustExist: true });
  file.pragma('synchronous = OFF');
  file.function('UUID', { deterministic: false }, () => randomUUID());
  file.function('SHA2', (text: string, _bits: number) => createHash('sha256').update(text).digest('hex'));
  file.function('LPAD', (value: number, length: number, pad: string) => String(value).padStart(Number(length), pad));
  return {
    execute: async (sql) => void file.exec(sql),
    numbers: (first, last) =>
      `(WITH RECURSIVE number(seq) AS (SELECT ${first} UNION ALL SELECT seq + 1 FROM number WHERE seq < ${last})
        SELECT seq FROM number)`,
    close: async () => void file.close(),
  };
}

/**
 * Fills a database.
 *
 * @param progress told how much of it is done, from 0 to 1
 */
export async function fill(
  target: Target,
  { owners, eventsEach }: Dataset,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const now = Date.now();
  try {
    for (let first = 1; first <= owners; first += STEP) {
      const people = `${target.numbers(first, Math.min(first + STEP - 1, owners))} person`;
      await fillPeople(target, people, now);
      if (eventsEach > 0) await fillEvents(target, `${people} CROSS JOIN ${target.numbers(1, eventsEach)} event`, now);
      progress(Math.min(1, (first + STEP - 1) / owners));
    }
  } finally {
    await target.close();
  }
}

const USER = `CONCAT('user-', person.seq)`;
const ROBOT = `CONCAT('00000000-0000-4000-8000-', LPAD(person.seq, 12, '0'))`;

export async function fillPeople(target: Target, people: string, now: number): Promise<void> {
  await target.execute(`
    INSERT INTO users (id, email, name, created_at)
    SELECT ${USER}, CONCAT(${USER}, '@example.com'), 'Ada', ${now} FROM ${people}`);
  await target.execute(`
    INSERT INTO robots (id, user_id, name, secret_digest, created_at)
    SELECT ${ROBOT}, ${USER}, 'Rosie', SHA2(CONCAT('bench-secret-', person.seq), 256), ${now} FROM ${people}`);
  await target.execute(`
    INSERT INTO access_tokens (token_digest, user_id, grant_id, client_id, scope, created_at)
    SELECT SHA2(CONCAT('bench-token-', person.seq), 256), ${USER}, UUID(), 'ifttt-client', 'ifttt', ${now}
    FROM ${people}`);
  await target.execute(`
    INSERT INTO trigger_subscriptions
      (user_id, trigger_slug, trigger_identity, match_key, trigger_fields, created_at)
    SELECT ${USER}, 'voice_command', CONCAT('bench-identity-', person.seq), CONCAT('find my phone ', person.seq),
      CONCAT('{"voice_command":"Find my phone ', person.seq, '"}'), ${now}
    FROM ${people}`);
}

async function fillEvents(target: Target, events: string, now: number): Promise<void> {
  await target.execute(`
    INSERT INTO voice_command_events
      (id, user_id, robot_id, message_id, match_key, voice_command, robot_name, occurred_at, received_at)
    SELECT UUID(), ${USER}, ${ROBOT}, CONCAT('message-', event.seq), CONCAT('find my phone ', person.seq),
      CONCAT('Find my phone ', person.seq), 'Rosie', ${now} - event.seq * 60000, ${now}
    FROM ${events}`);
}
