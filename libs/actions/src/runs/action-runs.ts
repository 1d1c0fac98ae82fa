import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Owner } from '#contract';
import { type ActionOutcome, type ActionRequest, ServiceError } from '#ifttt';
import { insertIgnore, Transactions } from '#persistence';
import { AppEvents, type Robot, type RobotCommand, RobotCommands, Robots } from '#robots';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThanOrEqual, type Repository } from 'typeorm';
import { ActionRun } from './action-run.entity.js';

/** Longer than a publication can take: whoever holds a claim for longer has died. */
const CLAIM_MS = 5_000;
const LOOK_AGAIN_MS = 50;

/** What an action comes down to. */
export interface RobotOrder {
  /** Who is to do it; not none. */
  readonly robots: readonly Robot[];
  readonly command: RobotCommand;
}

export interface RequestedAction {
  readonly owner: Owner;
  readonly slug: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly request: ActionRequest;
}

/**
 * Runs actions, each once (platform rule 29). A run is recorded before the robot hears of it, and whoever is to publish
 * its command claims it first. So the same request repeated, at once or after a crash or while the broker is away, finds
 * the run: published already, being published, or to be published now under the same action id.
 *
 * What the owner's app hears of it is news that may get lost, so it takes no way through the outbox.
 */
@Injectable()
export class ActionRuns {
  constructor(
    @InjectRepository(ActionRun) private readonly runs: Repository<ActionRun>,
    private readonly transactions: Transactions,
    private readonly robots: Robots,
    private readonly commands: RobotCommands,
    private readonly appEvents: AppEvents,
  ) {}

  /**
   * @param plan what to tell which robots, or a `ServiceError` `ActionSkipped`; asked only where the run is not done yet
   * @returns when the broker has the command
   * @throws ServiceError `ActionSkipped`, or `Unavailable` while the broker is away
   */
  async run(action: RequestedAction, plan: () => Promise<RobotOrder>): Promise<ActionOutcome> {
    const known = await this.find(action);
    if (known !== null && known.publishedAt !== null) return { id: known.id };
    const order = await this.orSkip(action, plan);
    const run = known ?? (await this.record(action));
    await this.publishOnce(run.id, action, order);
    return { id: run.id };
  }

  private async find({ owner, slug, request }: RequestedAction): Promise<ActionRun | null> {
    if (request.id === undefined) return null;
    return this.runs.findOneBy({ userId: owner.id, actionSlug: slug, requestId: request.id });
  }

  private async record(action: RequestedAction): Promise<ActionRun> {
    const id = randomUUID();
    const row = {
      id,
      userId: action.owner.id,
      actionSlug: action.slug,
      requestId: action.request.id ?? null,
      actionFields: action.fields as never,
      createdAt: Date.now(),
      publishedAt: null,
      claimedUntil: 0,
    };
    await this.transactions.run(({ manager }) => insertIgnore(manager, ActionRun, [row]));
    // Where the same request was quicker elsewhere, its run is the one.
    return (await this.find(action)) ?? (await this.runs.findOneByOrFail({ id }));
  }

  private async publishOnce(id: string, action: RequestedAction, order: RobotOrder): Promise<void> {
    const deadline = Date.now() + CLAIM_MS;
    while (!(await this.claim(id))) {
      const run = await this.runs.findOneByOrFail({ id });
      if (run.publishedAt !== null) return;
      if (Date.now() > deadline) throw new ServiceError('Unavailable');
      await delay(LOOK_AGAIN_MS);
    }
    try {
      await this.commands.send(order.robots, order.command, id);
    } catch (error) {
      await this.release(id);
      throw error;
    }
    await this.finish(id, action, order);
  }

  /** True for one caller at a time, and for none once the run is published. */
  private async claim(id: string): Promise<boolean> {
    const now = Date.now();
    const { affected } = await this.transactions.run(({ manager }) =>
      manager.update(
        ActionRun,
        { id, publishedAt: IsNull(), claimedUntil: LessThanOrEqual(now) },
        { claimedUntil: now + CLAIM_MS },
      ),
    );
    return affected === 1;
  }

  private async release(id: string): Promise<void> {
    await this.transactions.run(({ manager }) => manager.update(ActionRun, { id }, { claimedUntil: 0 }));
  }

  private async finish(id: string, { fields }: RequestedAction, { robots }: RobotOrder): Promise<void> {
    await this.transactions.run(({ manager }) => manager.update(ActionRun, { id }, { publishedAt: Date.now() }));
    const actionFields = Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field, field_value: value }],
    );
    await this.appEvents.publish(idsOf(robots), { event: 'ifttt_action', action_fields: actionFields });
  }

  /** Plans; when the action is to be skipped, the owner's app hears why. */
  private async orSkip(action: RequestedAction, plan: () => Promise<RobotOrder>): Promise<RobotOrder> {
    try {
      const order = await plan();
      if (order.robots.length > 0) return order;
      throw new ServiceError('ActionSkipped', { reason: 'You have no robot. Add one in the app.' });
    } catch (error) {
      if (error instanceof ServiceError && error.entry.skip) await this.reportSkip(action, error.message);
      throw error;
    }
  }

  private async reportSkip({ owner }: RequestedAction, error: string): Promise<void> {
    const robots = await this.robots.ofOwner(owner.id);
    await this.appEvents.publish(idsOf(robots), { event: 'ifttt_error', error });
  }
}

function idsOf(robots: readonly Robot[]): string[] {
  return robots.map(({ id }) => id);
}
