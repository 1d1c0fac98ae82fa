import { PersistenceModule, Transactions } from '#persistence';
import { ServiceError } from '#ifttt';
import { Metrics } from '#platform';
import { type AppEvents, dockCommand, type Robot, type RobotCommands } from '#robots';
import { Test, type TestingModule } from '@nestjs/testing';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionMetrics } from './action-metrics.js';
import { ActionRun } from './action-run.entity.js';
import { ActionRuns } from './action-runs.js';
import { type SkipReports } from './skip-reports.js';

const action = { owner: { id: 'o1' }, slug: 'dock', fields: {}, request: { id: 'request' } };
const told = { robots: ['Kuri'] };
const plan = async () => ({ robots: [{ id: 'r1' } as Robot], command: dockCommand(), told });
const skip = new ServiceError('ActionSkipped', { reason: 'no' });

const send = vi.fn<RobotCommands['send']>();
const publish = vi.fn<AppEvents['publish']>();
const report = vi.fn<SkipReports['report']>();

describe('ActionRuns', () => {
  let module: TestingModule;
  let rows: Repository<ActionRun>;
  let transactions: Transactions;
  let runs: ActionRuns;

  beforeEach(async () => {
    vi.resetAllMocks();
    module = await Test.createTestingModule({
      imports: [
        PersistenceModule.forRoot({ useFactory: () => 'sqlite::memory:' }),
        TypeOrmModule.forFeature([ActionRun]),
      ],
    }).compile();
    module.useLogger(false);
    rows = module.get(getRepositoryToken(ActionRun));
    transactions = module.get(Transactions);
    const others = [{ send }, { publish }, { report }] as unknown as [RobotCommands, AppEvents, SkipReports];
    runs = new ActionRuns(rows, transactions, ...others, new ActionMetrics(module.get(Metrics)));
  });
  afterEach(() => module.close());

  it('writes twice for a run: to record and claim it, and to finish it', async () => {
    const run = vi.spyOn(transactions, 'run');
    const { id } = await runs.run(action, plan);
    expect(run).toHaveBeenCalledTimes(2);
    expect(await rows.findOneByOrFail({ id })).toMatchObject({ publishedAt: expect.any(Number) as number });
    expect(await runs.run(action, plan)).toEqual({ id });
    expect(send).toHaveBeenCalledOnce();
  });

  it('publishes once what is asked for many times at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => runs.run(action, plan)));
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    expect(send).toHaveBeenCalledOnce();
  });

  it('releases its own claim when the broker is away, so that the next request runs it at once', async () => {
    send.mockRejectedValueOnce(new ServiceError('Unavailable'));
    await expect(runs.run(action, plan)).rejects.toMatchObject({ name: 'Unavailable' });
    await runs.run(action, plan);
    expect(send.mock.calls.map(([, , id]) => id)).toEqual([send.mock.calls[0]![2], send.mock.calls[0]![2]]);
  });

  it("leaves another's claim alone when its own has lapsed", async () => {
    send.mockImplementationOnce(async (_robots, _command, id) => {
      await rows.update({ id }, { claimedUntil: 8_000_000_000_000 });
      throw new ServiceError('Unavailable');
    });
    await expect(runs.run(action, plan)).rejects.toThrow();
    expect(await rows.find()).toMatchObject([{ claimedUntil: 8_000_000_000_000 }]);
  });

  it("keeps the moment of another's publication", async () => {
    send.mockImplementationOnce(async (_robots, _command, id) => {
      await rows.update({ id }, { publishedAt: 7 });
    });
    await runs.run(action, plan);
    expect(await rows.find()).toMatchObject([{ publishedAt: 7 }]);
  });

  it('does not make the answer wait for the app to be told', async () => {
    publish.mockReturnValue(new Promise(() => {}));
    await runs.run(action, plan);
    expect(publish).toHaveBeenCalledOnce();
  });

  it('reports a skip without making its answer wait, and judges the same request anew', async () => {
    report.mockReturnValue(new Promise(() => {}));
    await expect(runs.run(action, () => Promise.reject(skip))).rejects.toBe(skip);
    expect(report).toHaveBeenCalledExactlyOnceWith('o1', 'dock', 'no');
    expect(await rows.count()).toBe(0);
    const { id } = await runs.run(action, plan);
    expect(await rows.findOneByOrFail({ id })).toMatchObject({ told });
  });
});
