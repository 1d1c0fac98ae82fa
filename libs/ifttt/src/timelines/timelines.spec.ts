import { PersistenceModule, Transactions } from '#persistence';
import { Test, type TestingModule } from '@nestjs/testing';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Timelines } from './timelines.js';
import { TriggerTimeline } from './trigger-timeline.entity.js';

const NAME = { userId: 'o1', triggerSlug: 'heard', matchKey: 'hello' };
const LONG = 'x'.repeat(200);

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

  it('keeps an answer, and its gzipped form where that is shorter', async () => {
    await timelines.keep(NAME, null, 'f', LONG);
    const { version, answer, gzipped } = await row();
    expect([version, String(answer), gzipped!.byteLength < 100]).toEqual([0, LONG, true]);
    await timelines.keep(NAME, 0, 'f', 'short');
    expect(await row()).toMatchObject({ answer: Buffer.from('short'), gzipped: null });
  });

  it('ends an answer with each event', async () => {
    await timelines.keep(NAME, null, 'f', LONG);
    await end('hello', 'other', 'hello');
    expect(await row()).toMatchObject({ version: 1, answer: null, gzipped: null });
    expect(await rows.count()).toBe(2);
  });

  it.each([null, 0])('does not keep what an event has overtaken since version %s was read', async (version) => {
    if (version === 0) await timelines.keep(NAME, null, 'f', LONG);
    await end('hello');
    await timelines.keep(NAME, version, 'f', 'overtaken');
    expect(await row()).toMatchObject({ version: 1, answer: null });
  });

  it('does not keep what has no room', async () => {
    await timelines.keep(NAME, null, 'f', 'x'.repeat(60_001));
    expect(await rows.count()).toBe(0);
  });

  it('writes a few at a time, and does without the others', async () => {
    const names = Array.from({ length: 10 }, (_, n) => ({ ...NAME, matchKey: `key ${n}` }));
    await Promise.all(names.map((name) => timelines.keep(name, null, 'f', LONG)));
    expect(await rows.count()).toBe(4);
  });
});
