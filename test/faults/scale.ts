/** How much of everything: what figures are told of, or what a check of every change can afford. */
export interface Scale {
  readonly owners: number;
  readonly robotsEach: number;
  /** Said by all robots together, a second. */
  readonly eventsPerSecond: number;
  readonly serviceKills: number;
  readonly brokerRestarts: number;
  readonly databaseKills: number;
  /** Of each of IFTTT’s outages. */
  readonly outageMs: number;
  readonly timeoutMs: number;
}

const FULL: Scale = {
  owners: 40,
  robotsEach: 5,
  eventsPerSecond: 500,
  serviceKills: 20,
  brokerRestarts: 10,
  databaseKills: 10,
  outageMs: 30_000,
  timeoutMs: 30 * 60_000,
};

const BOUNDED: Scale = {
  owners: 6,
  robotsEach: 5,
  eventsPerSecond: 200,
  serviceKills: 2,
  brokerRestarts: 2,
  databaseKills: 2,
  outageMs: 500,
  timeoutMs: 3 * 60_000,
};

/** FAULTS=full, as `npm run test:faults` has it, or not. */
export const isFull = process.env['FAULTS'] === 'full';
export const scale = isFull ? FULL : BOUNDED;
