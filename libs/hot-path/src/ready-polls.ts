import { gunzipSync } from 'node:zlib';
import { type RegisteredTrigger, StepRegistry } from '#ifttt';
import { PreparedReads } from '#persistence';
import { digestOf } from '#platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import DataLoader from 'dataloader';
import { type TimelineName } from './kept-answers.js';
import { type Question } from './question.js';

/** To be raised when the body of an answer is made in another way from the same events. */
const BODY_VERSION = 2;

/**
 * Everything that decides about a poll: whose token it is, that the same was asked before and found right, and what is
 * ready. Which tokens are valid is what `AccessTokens.ownerOf` says, too.
 */
const SQL = `
  SELECT ? AS place, token.user_id AS userId, subscription.match_key AS matchKey, timeline.version,
    timeline.format, timeline.answer, timeline.gzipped
  FROM access_tokens token
  JOIN trigger_subscriptions subscription ON subscription.user_id = token.user_id
    AND subscription.trigger_slug = ? AND subscription.trigger_identity = ? AND subscription.trigger_fields = ?
  LEFT JOIN trigger_timelines timeline ON timeline.user_id = token.user_id
    AND timeline.trigger_slug = subscription.trigger_slug AND timeline.match_key = subscription.match_key
  WHERE token.token_digest = ? AND (token.expires_at IS NULL OR token.expires_at > ?)`;

/** Polls that share a statement: each number of them is one more statement to be kept prepared. */
const MAX_TOGETHER = 8;
const TOGETHER = Array.from({ length: MAX_TOGETHER }, (_, more) =>
  Array(more + 1)
    .fill(SQL)
    .join(' UNION ALL '),
);

interface Row {
  /** Of the question among those asked together. */
  readonly place: number | string;
  readonly userId: string;
  readonly matchKey: string;
  readonly version: number | null;
  readonly format: string | null;
  readonly answer: Buffer | null;
  readonly gzipped: Buffer | null;
}

/** A timeline that a poll asks for, and the body of its answer where that is ready. */
export interface Asked {
  readonly timeline: TimelineName;
  readonly version: number | null;
  readonly format: string;
  readonly answer: Buffer | null;
  readonly isGzipped: boolean;
}

/** The answers of polls that are kept ready. */
@Injectable()
export class ReadyPolls implements OnApplicationBootstrap {
  /** The triggers that keep their timelines, and how their answers are made. */
  private triggers: ReadonlyMap<string, { readonly trigger: RegisteredTrigger; readonly format: string }> = new Map();

  /** Polls that arrive in one turn of the event loop share a round trip, which costs more than what it asks for. */
  private readonly rows = new DataLoader((questions: readonly Question[]) => this.read(questions), {
    cache: false,
    maxBatchSize: MAX_TOGETHER,
    batchScheduleFn: setImmediate,
  });

  constructor(
    private readonly reads: PreparedReads,
    private readonly steps: StepRegistry,
  ) {}

  onApplicationBootstrap(): void {
    const kept = this.steps.triggers.filter(({ step }) => step.keepsTimelines);
    this.triggers = new Map(kept.map((trigger) => [trigger.definition.slug, { trigger, format: formatOf(trigger) }]));
  }

  /** @returns null where nothing is known of such a poll: whether it is right has yet to be found out */
  async find(question: Question): Promise<Asked | null> {
    const { slug, values, gzip } = question;
    const known = this.triggers.get(slug);
    if (known === undefined) return null;
    const { trigger, format } = known;
    const row = await this.rows.load(question);
    // A release, or a Node, that matches words otherwise than the one that recorded the subscription records it anew.
    if (row === null || trigger.step.matchKey(values as never) !== row.matchKey) return null;
    const { userId, matchKey, version } = row;
    return { timeline: { userId, triggerSlug: slug, matchKey }, version, format, ...formOf(row, format, gzip) };
  }

  private async read(questions: readonly Question[]): Promise<(Row | null)[]> {
    const now = Date.now();
    const values = questions.flatMap(({ slug, identity, fields, token }, place) => {
      return [place, slug, identity, fields, digestOf(token), now];
    });
    const found = new Array<Row | null>(questions.length).fill(null);
    const rows = await this.reads.query<Row>(TOGETHER[questions.length - 1]!, values);
    for (const row of rows) found[Number(row.place)] = row;
    return found;
  }
}

function formOf(
  { format: kept, answer, gzipped }: Row,
  format: string,
  gzip: boolean,
): Pick<Asked, 'answer' | 'isGzipped'> {
  if (kept !== format) return { answer: null, isGzipped: false };
  if (gzipped === null || gzip) return { answer: gzipped ?? answer, isGzipped: gzipped !== null };
  // Quicker than to read the longer form: a tenth of the bytes come from the database, and stay in its memory.
  return { answer: gunzipSync(gzipped), isGzipped: false };
}

function formatOf({ definition }: RegisteredTrigger): string {
  return digestOf(`${BODY_VERSION} ${JSON.stringify(definition.ingredients)}`);
}
