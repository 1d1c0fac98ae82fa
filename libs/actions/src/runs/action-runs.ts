import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Owner } from '#contract';
import { type ActionOutcome, type ActionRequest, ServiceError } from '#ifttt';
import { insertRows, isUniqueViolation, Transactions } from '#persistence';
import { AppEvents, type Robot, type RobotCommand, RobotCommands } from '#robots';
import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThanOrEqual, type Repository } from 'typeorm';
import { ActionMetrics } from './action-metrics.js';
import { ActionRun, type Told } from './action-run.entity.js';
import { SkipReports } from './skip-reports.js';

/** Longer than a wait for a lock and a publication can take: whoever holds a claim for longer has died. */
const CLAIM_MS = 5_000;
const LOOK_AGAIN_MS = 50;
const NO_ROBOT = { reason: 'You have no robot. Add one in the app.' };

/** What an action comes down to. */
export interface RobotOrder {
  /** Who is to do it; not none. */
  readonly robots: readonly Robot[];
  readonly command: RobotCommand;
  /** The same in words, for the owner. */
  readonly told: Told;
}

export interface RequestedAction {
  readonly owner: Owner;
  readonly slug: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly request: ActionRequest;
}

/** Who may publish a run: whoever wrote this moment, until then. */
type Claim = Pick<ActionRun, 'id' | 'claimedUntil'>;

/**
 * Runs actions, each once (platform rule 29). A run is recorded before the robot hears of it, and whoever is to publish
 * its command claims it first. So the same request repeated, at once or after a crash or while the broker is away, finds
 * the run: published already, being published, or to be published now under the same action id.
 *
 * What the owner's app hears of it is news that may get lost, so it takes no way through the outbox.
 */
@Injectable()
export class ActionRuns {
  private readonly logger = new Logger(ActionRuns.name);

  constructor(
    @InjectRepository(ActionRun) private readonly runs: Repository<ActionRun>,
    private readonly transactions: Transactions,
    private readonly commands: RobotCommands,
    private readonly appEvents: AppEvents,
    private readonly skips: SkipReports,
    private readonly metrics: ActionMetrics,
  ) {}

  /**
   * @param plan what to tell which robots, or a `ServiceError` `ActionSkipped`: reads, and writes nothing
   * @returns when the broker has the command
   * @throws ServiceError `ActionSkipped`, or `Unavailable` while the broker is away
   */
  async run(action: RequestedAction, plan: () => Promise<RobotOrder>): Promise<ActionOutcome> {
    return this.metrics.observe(action.slug, (published) => this.runOnce(action, plan, published));
  }

  private async runOnce(
    action: RequestedAction,
    plan: () => Promise<RobotOrder>,
    published: () => void,
  ): Promise<ActionOutcome> {
    // Side by side; what was planned for a run that is done goes nowhere.
    const [known, planned] = await Promise.allSettled([this.find(action), plan()]);
    if (known.status === 'rejected') throw known.reason;
    if (known.value !== null && known.value.publishedAt !== null) return { id: known.value.id };
    const order = this.orSkip(action, planned);
    const run = known.value === null ? await this.record(action, order) : { id: known.value.id, claim: null };
    const mine = run.claim ?? (await this.claimOrSeeDone(run.id));
    if (mine !== null) await this.publish({ id: run.id, claimedUntil: mine }, action, order, published);
    return { id: run.id };
  }

  private async find({ owner, slug, request }: RequestedAction): Promise<ActionRun | null> {
    if (request.id === undefined) return null;
    return this.runs.findOneBy({ userId: owner.id, actionSlug: slug, requestId: request.id });
  }

  /** Records the run, claimed already; without a claim where the same request was quicker and its run is the one. */
  private async record(action: RequestedAction, { told }: RobotOrder): Promise<{ id: string; claim: number | null }> {
    const { owner, slug, fields, request } = action;
    const id = randomUUID();
    const createdAt = Date.now();
    const claimedUntil = createdAt + CLAIM_MS;
    const requested = { userId: owner.id, actionSlug: slug, requestId: request.id ?? null, actionFields: fields };
    const run: ActionRun = { id, ...requested, told, createdAt, publishedAt: null, claimedUntil };
    try {
      await this.transactions.statement((manager) => insertRows(manager, ActionRun, [run]));
      return { id, claim: claimedUntil };
    } catch (error) {
      const quicker = isUniqueViolation(error) ? await this.find(action) : null;
      if (quicker === null) throw error;
      return { id: quicker.id, claim: null };
    }
  }

  /** Our claim, or null when whoever had one has published the run. */
  private async claimOrSeeDone(id: string): Promise<number | null> {
    const deadline = Date.now() + CLAIM_MS;
    for (;;) {
      const mine = await this.claim(id);
      if (mine !== null) return mine;
      const run = await this.runs.findOneByOrFail({ id });
      if (run.publishedAt !== null) return null;
      if (Date.now() > deadline) throw new ServiceError('Unavailable');
      await delay(LOOK_AGAIN_MS);
    }
  }

  /** A claim for one caller at a time, and for none once the run is published. */
  private async claim(id: string): Promise<number | null> {
    return this.transactions.statement(async (manager) => {
      const now = Date.now();
      const claimedUntil = now + CLAIM_MS;
      const unclaimed = { id, publishedAt: IsNull(), claimedUntil: LessThanOrEqual(now) };
      const { affected } = await manager.update(ActionRun, unclaimed, { claimedUntil });
      return affected === 1 ? claimedUntil : null;
    });
  }

  private async publish(
    claim: Claim,
    action: RequestedAction,
    order: RobotOrder,
    published: () => void,
  ): Promise<void> {
    try {
      await this.commands.send(order.robots, order.command, claim.id);
      published();
    } catch (error) {
      // Where this fails, the claim lapses by itself.
      await this.release(claim).catch((reason: unknown) =>
        this.logger.warn(`A claim was not released: ${String(reason)}`),
      );
      throw error;
    }
    await this.finish(claim.id, action, order);
  }

  /** A claim that has lapsed may be another's by now. */
  private async release(claim: Claim): Promise<void> {
    await this.transactions.statement((manager) => manager.update(ActionRun, claim, { claimedUntil: 0 }));
  }

  private async finish(id: string, { fields }: RequestedAction, { robots }: RobotOrder): Promise<void> {
    await this.transactions.statement((manager) =>
      manager.update(ActionRun, { id, publishedAt: IsNull() }, { publishedAt: Date.now() }),
    );
    const actionFields = Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field, field_value: value }],
    );
    // The answer does not wait for the news.
    const ids = robots.map((robot) => robot.id);
    void this.appEvents.publish(ids, { event: 'ifttt_action', action_fields: actionFields });
  }

  /** When the action is to be skipped, the owner hears why, and the answer does not wait for that. */
  private orSkip(action: RequestedAction, planned: PromiseSettledResult<RobotOrder>): RobotOrder {
    if (planned.status === 'fulfilled' && planned.value.robots.length > 0) return planned.value;
    const error: unknown = planned.status === 'rejected' ? planned.reason : new ServiceError('ActionSkipped', NO_ROBOT);
    if (error instanceof ServiceError && error.entry.skip) {
      void this.skips.report(action.owner.id, action.slug, error.message);
    }
    throw error;
  }
}
