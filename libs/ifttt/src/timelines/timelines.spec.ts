import { PersistenceModule, Transactions } from '#persistence';
import { Test, type TestingModule } from '@nestjs/testing';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Timelines } from './timelines.js';
import { TriggerTimeline } from './trigger-timeline.entity.js';

const NAME = { userId: 'o1', triggerSlug: 'heard', matchKey: 'hello' };

describe('Timelines', () => {
  let module: TestingModule;
  let rows: Repository<TriggerTimeline>;
  let timelines: Timelines;

  beforeEach(async () => {
    module = await Test.createTestingModule({
      imports: [
        PersistenceModule.forRoot({ useFactory: () => 'sqlite::memory:' }),
        TypeOrmModule.forFeature([TriggerTimeline]),
      ],
      providers: [Timelines],
    }).compile();
    rows = module.get(getRepositoryToken(TriggerTimeline));
    timelines = module.get(Timelines);
  });
  afterEach(() => module.close());

  const end = (...matchKeys: string[]): Promise<void> =>
    module.get(Transactions).run(({ manager }) =>
      timelines.end(
        manager,
        'heard',
        matchKeys.map((matchKey) => ({ ownerId: 'o1', matchKey })),
      ),
    );
  const row = () => rows.findOneByOrFail(NAME);

  it('ends what is kept with each event', async () => {
    await rows.insert({ ...NAME, version: 4, format: 'f', answer: Buffer.from('a'), gzipped: Buffer.from('b') });
    await end('hello', 'other', 'hello');
    expect(await row()).toMatchObject({ version: 5, answer: null, gzipped: null });
    expect(await rows.count()).toBe(2);
  });
});
