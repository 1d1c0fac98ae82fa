import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, Outbox, PersistenceModule, Transactions } from '#persistence';
import { DataSource } from 'typeorm';

/** Time that stands still until it is advanced. */
export class ManualClock extends Clock {
  private readonly timers = new Set<{ at: number; callback: () => void }>();

  constructor(private time = 1_800_000_000_000) {
    super();
  }

  override now(): number {
    return this.time;
  }

  override after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** When the earliest timer fires; Infinity when there is none. */
  get next(): number {
    return Math.min(Infinity, ...[...this.timers].map(({ at }) => at));
  }

  advanceTo(time: number): void {
    this.time = time;
    for (const timer of [...this.timers].filter(({ at }) => at <= time)) {
      this.timers.delete(timer);
      timer.callback();
    }
  }
}

/** One instance of the service, as far as the database goes. */
export interface Service {
  readonly module: TestingModule;
  readonly dataSource: DataSource;
  readonly transactions: Transactions;
  readonly outbox: Outbox;
  readonly clock: ManualClock;
}

export async function startService(databaseUrl: string, clock = new ManualClock()): Promise<Service> {
  const module = await Test.createTestingModule({
    imports: [PersistenceModule.forRoot({ useFactory: () => databaseUrl })],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  module.useLogger(false);
  await module.init();
  return {
    module,
    dataSource: module.get(DataSource),
    transactions: module.get(Transactions),
    outbox: module.get(Outbox),
    clock,
  };
}
