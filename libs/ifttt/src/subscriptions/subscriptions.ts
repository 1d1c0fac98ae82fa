import { anyOf, indexHint, insertIgnore, type Transaction, Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type Repository } from 'typeorm';
import { StepRegistry } from '../steps/registry.js';
import { TriggerSubscription } from './trigger-subscription.entity.js';

/** What a poll says about the Applets behind it. */
export type Subscription = Pick<
  TriggerSubscription,
  'userId' | 'triggerSlug' | 'triggerIdentity' | 'matchKey' | 'triggerFields'
>;

/** Something that happened, as far as subscriptions are concerned. */
export interface Happening {
  readonly ownerId: string;
  readonly matchKey: string;
}

/**
 * Which events IFTTT wants to hear of. Every poll says so; a deleted Applet and a disconnected owner end it. The
 * trigger's step hears of each change in the transaction that makes it.
 */
@Injectable()
export class Subscriptions {
  constructor(
    @InjectRepository(TriggerSubscription) private readonly rows: Repository<TriggerSubscription>,
    private readonly transactions: Transactions,
    private readonly steps: StepRegistry,
  ) {}

  /** Keeps what a poll said. Nearly always that is known already and costs one read by primary key. */
  async record(subscription: Subscription): Promise<void> {
    const { userId, triggerSlug, triggerIdentity, matchKey, triggerFields } = subscription;
    const identity = { userId, triggerSlug, triggerIdentity };
    const known = await this.rows.findOneBy(identity);
    if (known?.matchKey === matchKey && sameFields(known.triggerFields, triggerFields)) return;
    await this.transactions.run(async (tx) => {
      // TypeORM's type for columns has no place for JSON documents.
      const content = { matchKey, triggerFields: triggerFields as never };
      // Two first polls at once: the second insert changes nothing, and both update to the same.
      await insertIgnore(tx.manager, TriggerSubscription, [{ ...identity, ...content, createdAt: Date.now() }]);
      await tx.manager.update(TriggerSubscription, identity, content);
      await this.tellStep(tx, triggerSlug, userId);
    });
  }

  /** Ends one subscription, if there is one (platform rule 21). */
  async forget(ownerId: string, triggerSlug: string, triggerIdentity: string): Promise<void> {
    const identity = { userId: ownerId, triggerSlug, triggerIdentity };
    if (!(await this.rows.existsBy(identity))) return;
    await this.transactions.run(async (tx) => {
      await tx.manager.delete(TriggerSubscription, identity);
      await this.tellStep(tx, triggerSlug, ownerId);
    });
  }

  /** Ends all subscriptions of an owner who has disconnected from IFTTT, in the caller's transaction. */
  async forgetAll(tx: Transaction, ownerId: string): Promise<void> {
    const ended = await tx.manager.findBy(TriggerSubscription, { userId: ownerId });
    await tx.manager.delete(TriggerSubscription, { userId: ownerId });
    for (const slug of new Set(ended.map(({ triggerSlug }) => triggerSlug))) await this.tellStep(tx, slug, ownerId);
  }

  /** The identities for which one of these happenings is news, each once. */
  async matching(manager: EntityManager, triggerSlug: string, happenings: readonly Happening[]): Promise<string[]> {
    if (happenings.length === 0) return [];
    const names = happenings.map(({ ownerId, matchKey }) => [ownerId, triggerSlug, matchKey]);
    const [any, values] = anyOf(manager, names);
    const rows: { triggerIdentity: string }[] = await manager.query(
      `SELECT trigger_identity AS triggerIdentity
      FROM trigger_subscriptions ${indexHint(manager.dataSource, 'trigger_subscriptions_match')}
      WHERE (user_id, trigger_slug, match_key) IN ${any}`,
      [values],
    );
    return [...new Set(rows.map(({ triggerIdentity }) => triggerIdentity))];
  }

  /** Those of the named subscriptions that there are; an identity is worth nothing but to its owner. */
  async named(
    manager: EntityManager,
    triggerSlug: string,
    names: readonly { readonly ownerId: string; readonly identity: string }[],
  ): Promise<Subscription[]> {
    if (names.length === 0) return [];
    return manager.findBy(
      TriggerSubscription,
      names.map(({ ownerId, identity }) => ({ userId: ownerId, triggerSlug, triggerIdentity: identity })),
    );
  }

  /** All subscriptions of an owner to a trigger, by identity. */
  async list(manager: EntityManager, ownerId: string, triggerSlug: string): Promise<Subscription[]> {
    return manager.find(TriggerSubscription, {
      where: { userId: ownerId, triggerSlug },
      order: { triggerIdentity: 'ASC' },
    });
  }

  private async tellStep(tx: Transaction, triggerSlug: string, ownerId: string): Promise<void> {
    const trigger = this.steps.triggers.find(({ definition }) => definition.slug === triggerSlug);
    // A step that this release no longer has may have left subscriptions behind.
    await trigger?.step.subscriptionsChanged?.(tx, ownerId);
  }
}

/** Checked fields stand in the order of their definition. */
function sameFields(known: Record<string, unknown>, given: Record<string, unknown>): boolean {
  return JSON.stringify(known) === JSON.stringify(given);
}
