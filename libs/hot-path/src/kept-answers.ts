import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { COMPRESS_FROM_BYTES, type TriggerTimeline } from '#ifttt';
import { excluded, orUpdate, type Transaction, Transactions } from '#persistence';
import { detached } from '#platform';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';

const zip = promisify(gzip);

/** Names a timeline. */
export type TimelineName = Pick<TriggerTimeline, 'userId' | 'triggerSlug' | 'matchKey'>;

/** An answer to be kept. */
interface Answer extends TimelineName {
  readonly version: number;
  readonly format: string;
  readonly body: string;
}

/** Longer answers are not worth keeping: a row has room for so many bytes. */
const MAX_ANSWER_BYTES = 60_000;
/** Answers that wait to be written. */
const MAX_WAITING = 1_000;
/** Answers written at once. */
const MAX_ROWS = 50;

/**
 * Writes answers of polls into the database, where the next poll finds them ready. Nobody waits for that, so many share
 * a statement and its commit: one of its own would cost each the disk as much as an event does.
 */
@Injectable()
export class KeptAnswers implements BeforeApplicationShutdown {
  private readonly logger = new Logger(KeptAnswers.name);
  private readonly waiting = new Map<string, Answer>();
  private writing: Promise<void> | null = null;

  constructor(private readonly transactions: Transactions) {}

  /**
   * Keeps an answer, unless there was an event since its version was read. With a thousand of them waiting, as when the
   * database is slow, it does nothing: the next poll brings it again.
   *
   * @param version null where there was no such timeline
   * @param format names how the body was made, at most 64 characters
   * @returns when nothing waits any more; it does not reject
   */
  async keep(name: TimelineName, version: number | null, format: string, body: string): Promise<void> {
    if (Buffer.byteLength(body) > MAX_ANSWER_BYTES || this.waiting.size >= MAX_WAITING) return;
    const { userId, triggerSlug, matchKey } = name;
    this.waiting.set(`${userId} ${triggerSlug} ${matchKey}`, { ...name, version: version ?? 0, format, body });
    // It goes on with the answers to others.
    await (this.writing ??= detached(() => this.writeAll()));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.waiting.clear();
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    // Whatever is answered in the same turn of the event loop goes together.
    await new Promise(setImmediate);
    while (this.waiting.size > 0) {
      const answers = this.take();
      await this.write(answers).catch((error: unknown) => {
        this.logger.warn(`${answers.length} answers of polls were not kept: ${String(error)}`);
      });
    }
    this.writing = null;
  }

  /** In the order in which events end timelines, so that neither waits for the other in turn. */
  private take(): Answer[] {
    const keys = [...this.waiting.keys()].slice(0, MAX_ROWS).sort();
    const answers = keys.map((key) => this.waiting.get(key)!);
    for (const key of keys) this.waiting.delete(key);
    return answers;
  }

  private async write(answers: readonly Answer[]): Promise<void> {
    const rows = await Promise.all(answers.map(toRow));
    await this.transactions.statement((manager) => manager.query(upsert(manager, rows.length), rows.flat()));
  }
}

async function toRow({ userId, triggerSlug, matchKey, version, format, body }: Answer): Promise<unknown[]> {
  const answer = Buffer.from(body);
  const forms = answer.byteLength < COMPRESS_FROM_BYTES ? [answer, null] : [null, await zip(answer)];
  return [userId, triggerSlug, matchKey, version, format, ...forms];
}

/** A row whose version is another one by now stays as it is. */
function upsert(manager: Transaction['manager'], rows: number): string {
  const isCurrent = `trigger_timelines.version = ${excluded(manager, 'version')}`;
  const assignments = ['format', 'answer', 'gzipped'].map(
    (column) =>
      `${column} = CASE WHEN ${isCurrent} THEN ${excluded(manager, column)} ELSE trigger_timelines.${column} END`,
  );
  return `INSERT INTO trigger_timelines (user_id, trigger_slug, match_key, version, format, answer, gzipped)
    VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}
    ${orUpdate(manager, 'user_id', 'trigger_slug', 'match_key')} ${assignments.join(', ')}`;
}
