import { isSqlite, PreparedReads } from '#persistence';
import { loadConfig } from '#platform';
import { DataSource } from 'typeorm';
import { vi } from 'vitest';
import { createApp } from '../../apps/third-party/src/create-app.js';
import { freePort } from '../support/ports.js';
import { eventually } from '../support/waiting.js';
import { identityOf, phraseOf, tokenOf } from './dataset.js';
import { tableOf } from './report/docs.js';
import { POLLS } from './service.js';

/** How a database goes about a statement: a row for each step of it. */
export interface Plan {
  readonly sql: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** An answer is kept behind its caller's back. */
const KEPT = 'SELECT version FROM trigger_timelines WHERE gzipped IS NOT NULL OR answer IS NOT NULL';

/** The plans of what a poll reads whose answer is made, and of what one reads whose answer is ready. */
export async function plansOfPolls(databaseUrl: string): Promise<Plan[]> {
  const mqttPort = String(await freePort());
  const config = loadConfig({ DATABASE_URL: databaseUrl, MQTT_PORT: mqttPort, LOG_LEVEL: 'fatal' });
  const app = await createApp(config);
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const reads = vi.spyOn(app.get(PreparedReads, { strict: false }), 'query');
    const poll = () =>
      app.inject({
        method: 'POST',
        url: POLLS,
        headers: { authorization: `Bearer ${tokenOf(1)}` },
        payload: { trigger_identity: identityOf(1), triggerFields: { voice_command: phraseOf(1) } },
      });
    const dataSource = app.get(DataSource, { strict: false });
    await poll();
    await eventually(
      (): Promise<unknown[]> => dataSource.query(KEPT),
      (rows) => rows.length > 0,
    );
    await poll();
    const statements = new Map(reads.mock.calls.map(([sql, values]) => [sql, [...values]]));
    const plans: Plan[] = [];
    for (const [sql, values] of statements) plans.push({ sql, rows: await explain(dataSource, sql, values) });
    return plans;
  } finally {
    await app.close();
  }
}

type Row = Record<string, string | number | null>;

async function explain(dataSource: DataSource, sql: string, values: readonly unknown[]): Promise<Plan['rows']> {
  if (isSqlite(dataSource)) {
    const rows: Row[] = await dataSource.query(`EXPLAIN QUERY PLAN ${sql}`, [...values]);
    return rows.map(({ detail }) => ({ detail: detail ?? '' }));
  }
  const rows: Row[] = await dataSource.query(`EXPLAIN ${sql}`, [...values]);
  return rows.map(({ table, type, key, key_len, ref, rows, Extra }) => ({
    table: table ?? '',
    type: type ?? '',
    key: key ?? '',
    'key length': key_len ?? '',
    ref: ref ?? '',
    rows: rows ?? '',
    extra: Extra ?? '',
  }));
}

/** @param amount of events, in words */
export function planPage(plans: ReadonlyMap<string, readonly Plan[]>, amount: string): string {
  const sections = [...plans].flatMap(([kind, all]) => [
    `## ${kind}`,
    ...all.flatMap(({ sql, rows }) => [`\`\`\`sql\n${dedent(sql)}\n\`\`\``, tableOf(rows)]),
  ]);
  const intro = `What a poll reads by statements written by hand, and how the databases go about it with ${amount}. Written by \`npm run bench -- growth\`.`;
  return ['# Plans', intro, ...sections].join('\n\n');
}

function dedent(sql: string): string {
  return sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
