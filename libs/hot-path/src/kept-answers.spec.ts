import { gunzipSync } from 'node:zlib';
import { Timelines, TriggerTimeline } from '#ifttt';
import { PersistenceModule, Transactions } from '#persistence';
import { Test, type TestingModule } from '@nestjs/testing';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptAnswers } from './kept-answers.js';

const NAME = { userId: 'o1', triggerSlug: 'heard', matchKey: 'hello' };
const LONG = 'x'.repeat(200);

describe('KeptAnswers', () => {
  let module: TestingModule;
  let rows: Repository<TriggerTimeline>;
  let answers: KeptAnswers;

  beforeEach(async () => {
    module = await Test.createTestingModule({
      imports: [
        PersistenceModule.forRoot({ useFactory: () => 'sqlite::memory:' }),
        TypeOrmModule.forFeature([TriggerTimeline]),
      ],
      providers: [KeptAnswers, Timelines],
    }).compile();
    rows = module.get(getRepositoryToken(TriggerTimeline));
    answers = module.get(KeptAnswers);
  });
  afterEach(() => module.close());

  const end = (matchKey: string): Promise<void> =>
    module
      .get(Transactions)
      .run(({ manager }) => module.get(Timelines).end(manager, 'heard', [{ ownerId: 'o1', matchKey }]));
  const row = () => rows.findOneByOrFail(NAME);

  it('keeps an answer compressed, or as it is where that is short', async () => {
    await answers.keep(NAME, null, 'f', LONG);
    const { version, format, answer, gzipped } = await row();
    expect([version, format, answer, String(gunzipSync(gzipped!))]).toEqual([0, 'f', null, LONG]);
    await answers.keep(NAME, 0, 'g', 'short');
    expect(await row()).toMatchObject({ format: 'g', answer: Buffer.from('short'), gzipped: null });
  });

  it.each([null, 0])('does not keep what an event has overtaken since version %s was read', async (version) => {
    if (version === 0) await answers.keep(NAME, null, 'f', LONG);
    await end('hello');
    await answers.keep(NAME, version, 'f', 'overtaken');
    expect(await row()).toMatchObject({ version: 1, answer: null });
  });

  it('keeps what was answered after an event', async () => {
    await end('hello');
    await answers.keep(NAME, 1, 'f', 'new');
    expect(await row()).toMatchObject({ version: 1, answer: Buffer.from('new') });
  });

  it('does not keep what has no room', async () => {
    await answers.keep(NAME, null, 'f', 'x'.repeat(60_001));
    expect(await rows.count()).toBe(0);
  });

  const keepMany = (count: number): Promise<void[]> =>
    Promise.all(
      Array.from({ length: count }, (_, n) => answers.keep({ ...NAME, matchKey: `key ${n}` }, null, 'f', LONG)),
    );

  it('writes many of them together', async () => {
    const statements = vi.spyOn(module.get(Transactions), 'statement');
    await keepMany(120);
    expect([await rows.count(), statements.mock.calls.length]).toEqual([120, 3]);
  });

  it('does without those for which a thousand others wait', async () => {
    await keepMany(1_010);
    expect(await rows.count()).toBe(1_000);
  });

  it('keeps others after some could not be written', async () => {
    vi.spyOn(module.get(Transactions), 'statement').mockRejectedValueOnce(new Error('away'));
    await answers.keep(NAME, null, 'f', 'lost');
    await answers.keep(NAME, null, 'f', 'kept');
    expect(await row()).toMatchObject({ answer: Buffer.from('kept') });
  });
});
