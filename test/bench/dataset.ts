import { createConnection } from 'mysql2/promise';

/** Owners with a token each, an Applet for one phrase each, and so many events of that phrase. */
export interface Dataset {
  readonly owners: number;
  readonly eventsEach: number;
}

export const tokenOf = (owner: number): string => `bench-token-${owner}`;
export const identityOf = (owner: number): string => `bench-identity-${owner}`;
export const phraseOf = (owner: number): string => `Find my phone ${owner}`;

/** Owners that are written in one statement. */
const STEP = 2_000;

/**
 * Fills an empty database whose tables are there.
 *
 * @param progress told how much of it is done, from 0 to 1
 */
export async function fill(
  url: string,
  { owners, eventsEach }: Dataset,
  progress: (done: number) => void,
): Promise<void> {
  const connection = await createConnection(url);
  const now = Date.now();
  try {
    for (let first = 1; first <= owners; first += STEP) {
      const people = `seq_${first}_to_${Math.min(first + STEP - 1, owners)} person`;
      const user = `CONCAT('user-', person.seq)`;
      await connection.query(`
        INSERT INTO users (id, email, name, created_at)
        SELECT ${user}, CONCAT(${user}, '@example.com'), 'Ada', ${now} FROM ${people}`);
      await connection.query(`
        INSERT INTO access_tokens (token_digest, user_id, grant_id, client_id, scope, created_at)
        SELECT SHA2(CONCAT('bench-token-', person.seq), 256), ${user}, UUID(), 'ifttt-client', 'ifttt', ${now}
        FROM ${people}`);
      await connection.query(`
        INSERT INTO trigger_subscriptions
          (user_id, trigger_slug, trigger_identity, match_key, trigger_fields, created_at)
        SELECT ${user}, 'voice_command', CONCAT('bench-identity-', person.seq), CONCAT('find my phone ', person.seq),
          CONCAT('{"voice_command":"Find my phone ', person.seq, '"}'), ${now}
        FROM ${people}`);
      await connection.query(`
        INSERT INTO voice_command_events
          (id, user_id, robot_id, message_id, match_key, voice_command, robot_name, occurred_at, received_at)
        SELECT UUID(), ${user}, CONCAT('robot-', person.seq), CONCAT('message-', event.seq),
          CONCAT('find my phone ', person.seq), CONCAT('Find my phone ', person.seq), 'Rosie',
          ${now} - event.seq * 60000, ${now}
        FROM ${people} CROSS JOIN seq_1_to_${eventsEach} event`);
      progress(Math.min(1, (first + STEP - 1) / owners));
    }
    await connection.query('ANALYZE TABLE voice_command_events, access_tokens, trigger_subscriptions');
  } finally {
    await connection.end();
  }
}
