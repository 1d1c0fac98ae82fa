// What the plain sides share: a poll as two prepared statements, its answer built in JavaScript.
import { createHash } from 'node:crypto';
import { createPool } from 'mysql2/promise';

const pool = createPool({ uri: process.env.DATABASE_URL, connectionLimit: 10 });

const OWNER = 'SELECT user_id, expires_at FROM access_tokens WHERE token_digest = ?';
const EVENTS = `SELECT id, voice_command, robot_name, occurred_at FROM voice_command_events
  WHERE user_id = ? AND match_key = ? ORDER BY occurred_at DESC, id DESC LIMIT 50`;

/** @returns the JSON of the answer, or null where the token is nobody's */
export async function answer(token, { triggerFields }) {
  const digest = createHash('sha256').update(token).digest('hex');
  const [[owner]] = await pool.execute(OWNER, [digest]);
  if (owner === undefined) return null;
  const [rows] = await pool.execute(EVENTS, [owner.user_id, triggerFields.voice_command.toLowerCase()]);
  return JSON.stringify({ data: rows.map(toEvent) });
}

function toEvent({ id, voice_command, robot_name, occurred_at }) {
  const at = Number(occurred_at);
  return {
    voice_command,
    robot_name,
    occurred_at: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    meta: { id, timestamp: Math.floor(at / 1000) },
  };
}

export const gzipped = (request) => (request.headers['accept-encoding'] ?? '').includes('gzip');
