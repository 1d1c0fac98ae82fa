import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { animationLabel } from '../animations.js';
import { ActionRun, type Told } from './action-run.entity.js';
import { ActionSkip } from './action-skip.entity.js';

/** An action that IFTTT asked for, as its owner is told of it. */
export interface PastAction {
  readonly slug: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `sent`: the broker had the command. `lost`: it did not get it. */
  readonly outcome: 'sent' | 'under way' | 'lost' | 'skipped';
  readonly told: Told;
  /** What was to be played, where something was. */
  readonly animation?: string;
  /** Why it was skipped. */
  readonly reason?: string;
}

/** What IFTTT asked of an owner's robots. */
@Injectable()
export class ActionHistory {
  constructor(
    @InjectRepository(ActionRun) private readonly runs: Repository<ActionRun>,
    @InjectRepository(ActionSkip) private readonly skips: Repository<ActionSkip>,
  ) {}

  /** The newest of an owner, newest first: runs and skips. */
  async newest(ownerId: string, limit: number): Promise<PastAction[]> {
    const of = { where: { userId: ownerId }, order: { createdAt: 'DESC', id: 'DESC' }, take: limit } as const;
    const [runs, skips] = await Promise.all([this.runs.find(of), this.skips.find(of)]);
    return [...runs.map(ofRun), ...skips.map(ofSkip)].sort((one, other) => other.at - one.at).slice(0, limit);
  }
}

function ofRun({ actionSlug, actionFields, createdAt, publishedAt, claimedUntil, told }: ActionRun): PastAction {
  const pending = claimedUntil > Date.now() ? 'under way' : 'lost';
  return {
    slug: actionSlug,
    at: createdAt,
    outcome: publishedAt === null ? pending : 'sent',
    told: told ?? { robots: [] },
    animation: animationLabel(actionFields.action),
  };
}

function ofSkip({ actionSlug, createdAt, reason }: ActionSkip): PastAction {
  return { slug: actionSlug, at: createdAt, outcome: 'skipped', told: { robots: [] }, reason };
}
