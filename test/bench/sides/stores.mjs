// Where the bare consumers keep a batch of messages: events, and an outbox row for each Applet that waits for one of
// them, in one transaction, with statements written by hand.
import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import Sqlite from 'better-sqlite3';

const EVENT = '(id, user_id, robot_id, message_id, match_key, voice_command, robot_name, occurred_at, received_at)';
const OUTBOX = 'INSERT INTO outbox (id, kind, `key`, payload, attempts, created_at, available_at) VALUES';

export const storeAt = (url) => (url.startsWith('sqlite:') ? sqliteStore(url.slice(7)) : mariaDbStore(url));

async function mariaDbStore(url) {
  const connection = await createConnection(url);
  return async (messages) => {
    const [robots] = await connection.query('SELECT id, user_id, name FROM robots WHERE id IN (?)', [idsOf(messages)]);
    const events = eventsOf(messages, robots);
    await connection.beginTransaction();
    await connection.query(`INSERT INTO voice_command_events ${EVENT} VALUES ? ON DUPLICATE KEY UPDATE id = id`, [
      events,
    ]);
    const [waiting] = await connection.query(
      `SELECT DISTINCT trigger_identity FROM trigger_subscriptions WHERE trigger_slug = 'voice_command' AND (user_id, match_key) IN (?)`,
      [events.map((event) => [event[1], event[4]])],
    );
    if (waiting.length > 0) await connection.query(`${OUTBOX} ?`, [waiting.map(outboxRow)]);
    await connection.commit();
  };
}

async function sqliteStore(path) {
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  const robot = file.prepare('SELECT id, user_id, name FROM robots WHERE id = ?');
  const insert = file.prepare(
    `INSERT INTO voice_command_events ${EVENT} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const matching = file.prepare(
    `SELECT trigger_identity FROM trigger_subscriptions WHERE user_id = ? AND trigger_slug = 'voice_command' AND match_key = ?`,
  );
  const enqueue = file.prepare(`${OUTBOX} (?, ?, ?, ?, ?, ?, ?)`);
  return file.transaction((messages) => {
    const events = eventsOf(
      messages,
      idsOf(messages).map((id) => robot.get(id)),
    );
    const waiting = new Map();
    for (const event of events) {
      insert.run(event);
      for (const row of matching.all(event[1], event[4])) waiting.set(row.trigger_identity, row);
    }
    for (const row of waiting.values()) enqueue.run(outboxRow(row));
  });
}

const idsOf = (messages) => [...new Set(messages.map(({ robot_id }) => robot_id))];

function eventsOf(messages, robots) {
  const now = Date.now();
  const byId = new Map(robots.map((robot) => [robot.id, robot]));
  return messages.map(({ robot_id, message_id, message_timestamp, payload }) => {
    const { user_id, name } = byId.get(robot_id);
    const words = payload.params.trigger_fields.voice_command;
    const at = Math.round(message_timestamp * 1000);
    return [randomUUID(), user_id, robot_id, message_id, words.toLowerCase(), words, name, at, now];
  });
}

function outboxRow({ trigger_identity }) {
  const now = Date.now();
  return [randomUUID(), 'realtime', trigger_identity, null, 0, now, now];
}
