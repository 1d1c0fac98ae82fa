import { PersistenceModule, Transactions } from '#persistence';
import { type AppEvents, type Robot, type Robots } from '#robots';
import { Test, type TestingModule } from '@nestjs/testing';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionHistory } from './action-history.js';
import { ActionRun } from './action-run.entity.js';
import { ActionSkip, MAX_REASON } from './action-skip.entity.js';
import { SkipReports } from './skip-reports.js';

const publish = vi.fn<AppEvents['publish']>();
const ofOwner = vi.fn<Robots['ofOwner']>();

describe('Skips and runs, as their owner reads of them', () => {
  let module: TestingModule;
  let runs: Repository<ActionRun>;
  let skips: Repository<ActionSkip>;
  let reports: SkipReports;
  let history: ActionHistory;

  beforeEach(async () => {
    vi.resetAllMocks();
    ofOwner.mockResolvedValue([{ id: 'r1' } as Robot]);
    module = await Test.createTestingModule({
      imports: [
        PersistenceModule.forRoot({ useFactory: () => 'sqlite::memory:' }),
        TypeOrmModule.forFeature([ActionRun, ActionSkip]),
      ],
    }).compile();
    module.useLogger(false);
    runs = module.get(getRepositoryToken(ActionRun));
    skips = module.get(getRepositoryToken(ActionSkip));
    reports = new SkipReports(module.get(Transactions), { ofOwner } as unknown as Robots, { publish } as never);
    history = new ActionHistory(runs, skips);
  });
  afterEach(() => module.close());

  it('keeps the skip and tells the app', async () => {
    await reports.report('o1', 'move', 'No such place.');
    expect(publish).toHaveBeenCalledExactlyOnceWith(['r1'], { event: 'ifttt_error', error: 'No such place.' });
    expect(await history.newest('o1', 20)).toMatchObject([
      { slug: 'move', outcome: 'skipped', reason: 'No such place.' },
    ]);
    expect(await history.newest('o2', 20)).toEqual([]);
  });

  it('cuts a reason that is longer than the database takes, between characters', async () => {
    await reports.report('o1', 'move', '🤖'.repeat(MAX_REASON + 1));
    expect((await skips.find())[0]?.reason).toBe('🤖'.repeat(MAX_REASON));
  });

  it('does neither worse when the other fails, and never rejects', async () => {
    ofOwner.mockRejectedValue(new Error('away'));
    await reports.report('o1', 'move', 'first');
    expect(await skips.count()).toBe(1);
    ofOwner.mockResolvedValue([]);
    vi.spyOn(module.get(Transactions), 'run').mockRejectedValue(new Error('away'));
    await reports.report('o1', 'move', 'second');
    expect(publish).toHaveBeenCalledOnce();
  });

  it('tells runs from skips, newest first, and no more than were asked for', async () => {
    const run = (id: string, change: Partial<ActionRun>) =>
      runs.insert({ id, userId: 'o1', actionSlug: 'dock', actionFields: {}, claimedUntil: 0, ...change } as never);
    await run('a', { createdAt: 1, publishedAt: 2, told: { robots: ['Kuri'] } });
    await run('b', { createdAt: 2, publishedAt: null });
    await run('c', { createdAt: 3, publishedAt: null, claimedUntil: Date.now() + 60_000 });
    await run('d', { createdAt: 4, publishedAt: 5, actionSlug: 'animation', actionFields: { action: 'joke' } });
    await run('z', { createdAt: 9, publishedAt: 9, userId: 'o2' });
    await reports.report('o1', 'dock', 'no');
    const none = { robots: [] };
    const expected = [
      { outcome: 'skipped', reason: 'no', told: none },
      { outcome: 'sent', slug: 'animation', animation: 'Tell a Joke', told: none },
      { outcome: 'under way', told: none },
      { outcome: 'lost', told: none },
      { outcome: 'sent', told: { robots: ['Kuri'] } },
    ];
    expect(await history.newest('o1', 20)).toMatchObject(expected);
    expect(await history.newest('o1', 2)).toMatchObject(expected.slice(0, 2));
  });
});
