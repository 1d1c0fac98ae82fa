import { type RegisteredTrigger, StepRegistry, type TimelineName } from '#ifttt';
import { PreparedReads } from '#persistence';
import { digestOf } from '#platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Question } from './question.js';

/** To be raised when the body of an answer is made in another way from the same events. */
const BODY_VERSION = 1;

/**
 * Everything that decides about a poll, in one round trip: whose token it is, that the same was asked before and found
 * right, and what is ready. Which tokens are valid is what `AccessTokens.ownerOf` says, too.
 */
const sql = (plain: string, gzipped: string): string => `
  SELECT token.user_id AS userId, subscription.match_key AS matchKey, timeline.version,
    CASE timeline.format WHEN ? THEN ${plain} END AS plain, CASE timeline.format WHEN ? THEN ${gzipped} END AS gzipped
  FROM access_tokens token
  JOIN trigger_subscriptions subscription ON subscription.user_id = token.user_id
    AND subscription.trigger_slug = ? AND subscription.trigger_identity = ? AND subscription.trigger_fields = ?
  LEFT JOIN trigger_timelines timeline ON timeline.user_id = token.user_id
    AND timeline.trigger_slug = subscription.trigger_slug AND timeline.match_key = subscription.match_key
  WHERE token.token_digest = ? AND (token.expires_at IS NULL OR token.expires_at > ?)`;
const PLAIN = sql('timeline.answer', 'NULL');
const GZIPPED = sql('CASE WHEN timeline.gzipped IS NULL THEN timeline.answer END', 'timeline.gzipped');

interface Row {
  readonly userId: string;
  readonly matchKey: string;
  readonly version: number | null;
  readonly plain: Buffer | null;
  readonly gzipped: Buffer | null;
}

/** A timeline that a poll asks for, and what is ready of it: plain or gzipped, or neither. */
export interface Asked extends Pick<Row, 'version' | 'plain' | 'gzipped'> {
  readonly timeline: TimelineName;
  readonly format: string;
}

/** The answers of polls that are kept ready. */
@Injectable()
export class ReadyPolls implements OnApplicationBootstrap {
  /** The triggers that keep their timelines, and how their answers are made. */
  private triggers: ReadonlyMap<string, { readonly trigger: RegisteredTrigger; readonly format: string }> = new Map();

  constructor(
    private readonly reads: PreparedReads,
    private readonly steps: StepRegistry,
  ) {}

  onApplicationBootstrap(): void {
    const kept = this.steps.triggers.filter(({ step }) => step.keepsTimelines);
    this.triggers = new Map(kept.map((trigger) => [trigger.definition.slug, { trigger, format: formatOf(trigger) }]));
  }

  /** @returns null where nothing is known of such a poll: whether it is right has yet to be found out */
  async find({ slug, identity, fields, token, gzip }: Question): Promise<Asked | null> {
    const known = this.triggers.get(slug);
    if (known === undefined) return null;
    const { trigger, format } = known;
    const values = [format, format, slug, identity, fields, digestOf(token), Date.now()];
    const [row] = await this.reads.query<Row>(gzip ? GZIPPED : PLAIN, values);
    // A release, or a Node, that matches words otherwise than the one that recorded the subscription records it anew.
    if (row === undefined || trigger.step.matchKey(JSON.parse(fields) as never) !== row.matchKey) return null;
    const { userId, matchKey, version, plain, gzipped } = row;
    return { timeline: { userId, triggerSlug: slug, matchKey }, format, version, plain, gzipped };
  }
}

function formatOf({ definition }: RegisteredTrigger): string {
  return digestOf(`${BODY_VERSION} ${JSON.stringify(definition.ingredients)}`);
}
