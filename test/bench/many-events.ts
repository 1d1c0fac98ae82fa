import Sqlite from 'better-sqlite3';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { fillPeople, mariaDbTarget, sqliteTarget, type Target } from './dataset.js';

const TABLE = 'voice_command_events';
/** Events that are written in one statement. */
const STEP = 500_000;
/** Has no divisor in common with a power of ten. */
const SCATTER = 7_368_787;

/** Takes the table's indices away while it is filled: made at the end, from sorted rows, they take a fraction of it. */
interface Indices {
  drop(): Promise<void>;
  create(): Promise<void>;
}

/**
 * Writes so many events in all, a power of ten of them, evenly among the owners and scattered over the table: which
 * event has which id is as good as random, as it is in service, so an owner's events do not lie together.
 */
async function fillMany(
  target: Target,
  indices: Indices,
  { owners, events }: { readonly owners: number; readonly events: number },
  progress: (done: number) => void,
): Promise<void> {
  const now = Date.now();
  await fillPeople(target, `${target.numbers(1, owners)} person`, now);
  await indices.drop();
  for (let first = 0; first < events; first += STEP) {
    const place = `(place.seq * ${SCATTER}) % ${events}`;
    const owner = `CAST(1 + (${place}) % ${owners} AS CHAR)`;
    // The division of whole numbers is written in two ways.
    const minutes = `(${place} - (${place}) % ${owners}) / ${owners}`;
    await target.execute(`
      INSERT INTO ${TABLE}
        (id, user_id, robot_id, message_id, match_key, voice_command, robot_name, occurred_at, received_at)
      SELECT CONCAT('00000000-0000-4000-8000-', LPAD(place.seq, 12, '0')), CONCAT('user-', ${owner}),
        CONCAT('00000000-0000-4000-8000-', LPAD(${owner}, 12, '0')), CONCAT('message-', place.seq),
        CONCAT('find my phone ', ${owner}), CONCAT('Find my phone ', ${owner}), 'Rosie',
        ${now} - (${minutes}) * 60000, ${now}
      FROM ${target.numbers(first, Math.min(first + STEP, events) - 1)} place`);
    progress(Math.min(1, (first + STEP) / events));
  }
  await indices.create();
  await target.close();
}

export async function fillMariaDb(
  url: string,
  size: { readonly owners: number; readonly events: number },
  progress: (done: number) => void,
): Promise<void> {
  const target = await mariaDbTarget(url);
  const connection = await createConnection(url);
  const [[shown]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${TABLE}`);
  await connection.end();
  const keys = String(shown!['Create Table']).match(/^ +(?:UNIQUE )?KEY `.*\)/gm) ?? [];
  const change = (what: (key: string) => string) => target.execute(`ALTER TABLE ${TABLE} ${keys.map(what).join(', ')}`);
  const indices: Indices = {
    drop: () => change((key) => `DROP KEY ${/`\w+`/.exec(key)?.[0]}`),
    create: () => change((key) => `ADD ${key.trim()}`),
  };
  await fillMany(target, indices, size, progress);
}

export async function fillSqlite(
  path: string,
  size: { readonly owners: number; readonly events: number },
  progress: (done: number) => void,
): Promise<void> {
  const target = sqliteTarget(path);
  const file = new Sqlite(path, { readonly: true });
  const known = file
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`)
    .all(TABLE) as { name: string; sql: string }[];
  file.close();
  const indices: Indices = {
    drop: () => target.execute(known.map(({ name }) => `DROP INDEX ${name}`).join(';')),
    create: () => target.execute(known.map(({ sql }) => sql).join(';')),
  };
  await fillMany(target, indices, size, progress);
}
