import { StepRegistry, type TimelineName } from '#ifttt';
import { PreparedReads } from '#persistence';
import { digestOf } from '#platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Question } from './question.js';

/**
 * Everything that decides about a poll, in one round trip: whose token it is, that the same was asked before and found
 * right, and what is ready.
 */
const sql = (answer: 'answer' | 'gzipped'): string => `
  SELECT token.user_id AS userId, subscription.match_key AS matchKey, timeline.version, timeline.${answer} AS answer
  FROM access_tokens token
  JOIN trigger_subscriptions subscription ON subscription.user_id = token.user_id
    AND subscription.trigger_slug = ? AND subscription.trigger_identity = ? AND subscription.trigger_fields = ?
  LEFT JOIN trigger_timelines timeline ON timeline.user_id = token.user_id
    AND timeline.trigger_slug = subscription.trigger_slug AND timeline.match_key = subscription.match_key
  WHERE token.token_digest = ? AND (token.expires_at IS NULL OR token.expires_at > ?)`;
const PLAIN = sql('answer');
const GZIPPED = sql('gzipped');

interface Row {
  readonly userId: string;
  readonly matchKey: string;
  readonly version: number | null;
  readonly answer: Buffer | null;
}

/** A timeline that a poll asks for, and what is ready of it. */
export interface Asked {
  readonly timeline: TimelineName;
  /** null where there was no event and no poll yet. */
  readonly version: number | null;
  /** As the question wants it; null where it has to be made. */
  readonly answer: Buffer | null;
}

/** The answers of polls that are kept ready. */
@Injectable()
export class ReadyPolls implements OnApplicationBootstrap {
  /** Of the triggers that keep their timelines. */
  private slugs: ReadonlySet<string> = new Set();

  constructor(
    private readonly reads: PreparedReads,
    private readonly steps: StepRegistry,
  ) {}

  onApplicationBootstrap(): void {
    const kept = this.steps.triggers.filter(({ step }) => step.keepsTimelines);
    this.slugs = new Set(kept.map(({ definition }) => definition.slug));
  }

  /** @returns null where nothing is known of such a poll: whether it is right has yet to be found out */
  async find({ slug, identity, fields, token, gzip }: Question): Promise<Asked | null> {
    if (!this.slugs.has(slug)) return null;
    const [row] = await this.reads.query<Row>(gzip ? GZIPPED : PLAIN, [
      slug,
      identity,
      fields,
      digestOf(token),
      Date.now(),
    ]);
    if (row === undefined) return null;
    const { userId, matchKey, version, answer } = row;
    return { timeline: { userId, triggerSlug: slug, matchKey }, version, answer };
  }
}
