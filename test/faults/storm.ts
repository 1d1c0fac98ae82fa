import { afterAll, beforeAll, expect } from 'vitest';
import { eventually } from '../support/waiting.js';
import type { Stack } from '../support/stacks.js';
import { useWorld, type World } from '../support/world.js';
import { type Findings, lookAtAll } from './findings.js';
import { Fleet } from './fleet.js';
import { isFull, scale } from './scale.js';
import { Traffic } from './traffic.js';

/** Longer than what a dead process holds in the outbox, and the sweep that finds it. */
const SETTLED_WITHIN_MS = isFull ? 180_000 : 60_000;

const NOTHING_WRONG = {
  lost: 0,
  duplicated: 0,
  disordered: 0,
  unnotified: 0,
  ranTwice: 0,
  stuck: 0,
} satisfies Partial<Findings>;

/** The service among talking robots, polls and actions, and what became of each of them. */
export class Storm {
  fleet: Fleet;
  traffic: Traffic;
  private readonly reports: Record<string, unknown>[] = [];

  constructor(readonly world: World) {}

  async gather(owners: number, robotsEach: number): Promise<void> {
    this.fleet = await Fleet.create(this.world, owners, robotsEach);
    this.traffic = new Traffic(this.fleet);
  }

  /**
   * Robots talk and IFTTT calls while faults happen; then everything calms down, and nothing may be wrong with anything
   * since the first storm.
   *
   * @param faults resolves to how many there were
   */
  async survives(title: string, faults: () => Promise<number>): Promise<void> {
    const { fleet, traffic, world } = this;
    const start = Date.now();
    const happened = await this.during(faults);
    await fleet.acknowledgesAll(SETTLED_WITHIN_MS);
    const seconds = Math.round((Date.now() - start) / 1000);
    await this.calm();
    const findings = await lookAtAll(world, fleet, traffic);
    this.reports.push({ title, happened, seconds, ...findings, ...traffic.polls });
    expect(findings).toMatchObject(NOTHING_WRONG);
    // The embedded broker has its sessions in memory: after a sudden end it knows a robot when that is back.
    if (!world.stack.ownBroker) expect(findings.unheard).toBe(0);
    expect(traffic.violations).toEqual([]);
  }

  /** One line for each storm; the figures add up from one to the next. */
  report(): void {
    for (const { title, ...figures } of this.reports) {
      console.log(
        `${String(title)}: ${Object.entries(figures)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', ')}`,
      );
    }
  }

  private async during(faults: () => Promise<number>): Promise<number> {
    const { fleet, traffic } = this;
    fleet.speak(scale.eventsPerSecond);
    traffic.start();
    try {
      await fleet.acknowledgesMore(scale.eventsPerSecond);
      const happened = await faults();
      await fleet.acknowledgesMore(scale.eventsPerSecond);
      return happened;
    } finally {
      fleet.fallSilent();
      await traffic.stop();
    }
  }

  /** A check of every change does not wait for the minute in which what a killed process had taken is left alone. */
  private async letLeasesEnd(): Promise<void> {
    await this.world.letLeasesEnd();
    // News has the outbox looked at.
    this.fleet.sayNext();
    await this.fleet.acknowledgesAll(SETTLED_WITHIN_MS);
  }

  /** Resolves when every event is stored and nothing waits to be delivered. */
  private async calm(): Promise<void> {
    const { database } = this.world.backends;
    if (!isFull) await this.letLeasesEnd();
    await eventually(
      () => database.query('SELECT COUNT(*) AS amount FROM voice_command_events'),
      ([row]) => Number(row?.['amount']) >= this.fleet.said,
      SETTLED_WITHIN_MS,
    );
    await eventually(
      () => database.query('SELECT id FROM outbox'),
      (rows) => rows.length === 0,
      SETTLED_WITHIN_MS,
    );
  }
}

/**
 * A storm for the suite that calls it.
 *
 * @param settings of the service
 * @param prepare what comes before owners and robots
 */
export function useStorm(
  stack: Stack,
  settings: Readonly<Record<string, string>> = {},
  prepare: (world: World) => Promise<void> = async () => {},
): Storm {
  const world = useWorld(stack, { LOG_LEVEL: 'info', ...settings });
  const storm = new Storm(world);
  beforeAll(async () => {
    await prepare(world);
    await storm.gather(scale.owners, scale.robotsEach);
  }, scale.timeoutMs);
  afterAll(() => storm.report());
  return storm;
}
