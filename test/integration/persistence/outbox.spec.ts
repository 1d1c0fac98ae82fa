import { OutboxEntry, type OutboxDelivery, RetryAfter } from '#persistence';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASES, type TestDatabase } from './databases.js';
import { ManualClock, type Service, startService } from './service.js';

const KIND = 'test';

/** Writes down what it is handed, and does with it what the test says. */
class Recorder {
  readonly kind: string = KIND;
  readonly batches: OutboxDelivery[][] = [];
  answer: () => Promise<void> = async () => {};

  constructor(readonly batchSize = 100) {}

  get keys(): string[] {
    return this.batches.flat().map(({ key }) => key);
  }

  deliver(entries: readonly OutboxDelivery[]): Promise<void> {
    this.batches.push([...entries]);
    return this.answer();
  }
}

describe.each(DATABASES)('Outbox on $name', (kind) => {
  let database: TestDatabase;
  let services: Service[];
  const start = async (clock?: ManualClock) => {
    const service = await startService(database.url, clock);
    services.push(service);
    return service;
  };
  const left = (service: Service) => service.dataSource.manager.find(OutboxEntry);
  const settled = (service: Service, rows: number) =>
    vi.waitFor(async () => expect(await left(service)).toHaveLength(rows), { timeout: 5_000, interval: 5 });

  beforeEach(async () => {
    database = await kind.create();
    services = [];
  });
  afterEach(async () => {
    await Promise.all(services.map(({ module }) => module.close()));
    await database.drop();
  });

  it('delivers what was committed, at once and once, and nothing that was rolled back', async () => {
    const service = await start();
    const recorder = new Recorder();
    service.outbox.register(recorder);
    const failing = service.transactions.run(async (tx) => {
      await tx.enqueue(KIND, 'undone');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await service.transactions.run((tx) => tx.enqueue(KIND, 'kept', { words: 'é' }));
    await vi.waitFor(() => expect(recorder.batches).toEqual([[{ key: 'kept', payload: { words: 'é' } }]]));
    await settled(service, 0);
  });

  it('delivers what was left by an earlier process when it starts', async () => {
    const service = await start();
    await service.transactions.run((tx) => tx.enqueue(KIND, 'left'));
    const recorder = new Recorder();
    service.outbox.register(recorder);
    await settled(service, 0);
    expect(recorder.keys).toEqual(['left']);
  });

  it('merges entries that say the same, and keeps those with a payload', async () => {
    const service = await start();
    await service.transactions.run(async (tx) => {
      await tx.enqueue(KIND, 'a');
      await tx.enqueue(KIND, 'a');
      await tx.enqueue(KIND, 'b', 1);
      await tx.enqueue(KIND, 'b', 1);
    });
    const recorder = new Recorder();
    service.outbox.register(recorder);
    await settled(service, 0);
    expect(recorder.batches).toHaveLength(1);
    expect(recorder.keys.sort()).toEqual(['a', 'b', 'b']);
  });

  it('takes no more than a batch at a time, and all of them in the end', async () => {
    const service = await start();
    await service.transactions.run(async (tx) => {
      const keys = Array.from({ length: 7 }, (_, index) => `key-${index}`);
      await tx.enqueue(KIND, keys);
      await tx.enqueue(KIND, []);
    });
    const recorder = new Recorder(3);
    service.outbox.register(recorder);
    await settled(service, 0);
    expect(recorder.batches.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(new Set(recorder.keys).size).toBe(7);
  });

  it('tries again after a growing pause, and not before', async () => {
    const service = await start();
    const recorder = new Recorder();
    recorder.answer = () => Promise.reject(new Error('away'));
    service.outbox.register(recorder);
    await service.transactions.run((tx) => tx.enqueue(KIND, 'a'));
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await vi.waitFor(async () => {
        expect(recorder.batches).toHaveLength(attempt);
        const [row] = await left(service);
        expect(row!.attempts).toBe(attempt);
        expect(row!.availableAt - service.clock.now()).toBeLessThanOrEqual(1_000 * 2 ** (attempt - 1));
        expect(service.clock.next).toBe(row!.availableAt);
      });
      service.clock.advanceTo(service.clock.next - 1);
      expect(recorder.batches).toHaveLength(attempt);
      if (attempt === 4) recorder.answer = async () => {};
      service.clock.advanceTo(service.clock.next);
    }
    await settled(service, 0);
    expect(recorder.batches).toHaveLength(5);
  });

  it('tries again when the handler says', async () => {
    const service = await start();
    const recorder = new Recorder();
    recorder.answer = () => Promise.reject(new RetryAfter(7_777));
    service.outbox.register(recorder);
    const due = service.clock.now() + 7_777;
    await service.transactions.run((tx) => tx.enqueue(KIND, 'a'));
    await vi.waitFor(() => expect(service.clock.next).toBe(due));
    recorder.answer = async () => {};
    service.clock.advanceTo(due);
    await settled(service, 0);
  });

  it('hands over nothing new either before the handler wants to be tried again', async () => {
    const service = await start();
    const recorder = new Recorder();
    recorder.answer = () => Promise.reject(new RetryAfter(7_777));
    service.outbox.register(recorder);
    const due = service.clock.now() + 7_777;
    await service.transactions.run((tx) => tx.enqueue(KIND, 'refused'));
    await vi.waitFor(() => expect(service.clock.next).toBe(due));
    recorder.answer = async () => {};
    service.clock.advanceTo(due - 1);
    await service.transactions.run((tx) => tx.enqueue(KIND, 'fresh'));
    await vi.waitFor(() => expect(service.clock.next).toBe(due));
    expect(recorder.keys).toEqual(['refused']);
    service.clock.advanceTo(due);
    await settled(service, 0);
    expect(recorder.batches.map((batch) => batch.map(({ key }) => key).sort())).toEqual([
      ['refused'],
      ['fresh', 'refused'],
    ]);
  });

  it('waits for what is due later', async () => {
    const service = await start();
    const recorder = new Recorder();
    service.outbox.register(recorder);
    const due = service.clock.now() + 5_000;
    await service.transactions.run(async (tx) => {
      await tx.enqueue(KIND, 'a');
      // As another process that has just failed at it would leave it.
      await tx.manager.update(OutboxEntry, { key: 'a' }, { availableAt: due });
    });
    await vi.waitFor(() => expect(service.clock.next).toBe(due));
    expect(recorder.batches).toEqual([]);
    service.clock.advanceTo(due);
    await settled(service, 0);
  });

  it('gives a delivery that hangs half a minute, and holds up no other kind meanwhile', async () => {
    const service = await start();
    const stuck = new Recorder();
    stuck.answer = () => new Promise(() => {});
    const other = Object.assign(new Recorder(), { kind: 'other' });
    service.outbox.register(stuck);
    service.outbox.register(other);
    await service.transactions.run((tx) => tx.enqueue(KIND, 'stuck'));
    await service.transactions.run((tx) => tx.enqueue('other', 'free'));
    await settled(service, 1);
    expect(other.keys).toEqual(['free']);
    await vi.waitFor(() => expect(stuck.keys).toEqual(['stuck']));
    const [row] = await left(service);
    stuck.answer = async () => {};
    service.clock.advanceTo(service.clock.now() + 30_000);
    await vi.waitFor(async () => expect((await left(service))[0]!.availableAt).not.toBe(row!.availableAt));
    await vi.waitFor(() => expect(service.clock.next).toBeLessThanOrEqual(service.clock.now() + 1_000));
    service.clock.advanceTo(service.clock.next);
    await settled(service, 0);
    expect(stuck.keys).toEqual(['stuck', 'stuck']);
  });

  it('finishes the delivery under way before it stops, and takes no more', async () => {
    const service = await start();
    const recorder = new Recorder(1);
    let finish = () => {};
    recorder.answer = () => new Promise((resolve) => (finish = resolve));
    service.outbox.register(recorder);
    await service.transactions.run(async (tx) => {
      await tx.enqueue(KIND, 'a');
      await tx.enqueue(KIND, 'b');
    });
    await vi.waitFor(() => expect(recorder.batches).toHaveLength(1));
    const stopped = service.outbox.beforeApplicationShutdown();
    finish();
    await stopped;
    expect(recorder.batches).toHaveLength(1);
    expect(await left(service)).toHaveLength(1);
  });

  it('is taken over from a process that died during a delivery', async ({ skip }) => {
    skip(!kind.lasting);
    const dying = await start();
    const hanging = new Recorder();
    hanging.answer = () => new Promise(() => {});
    dying.outbox.register(hanging);
    await dying.transactions.run((tx) => tx.enqueue(KIND, 'a'));
    await vi.waitFor(() => expect(hanging.batches).toHaveLength(1));
    await dying.dataSource.destroy();
    services = [];

    const clock = new ManualClock(dying.clock.now());
    const heir = await start(clock);
    const recorder = new Recorder();
    heir.outbox.register(recorder);
    const [{ availableAt: leasedUntil }] = (await left(heir)) as [OutboxEntry];
    while (clock.now() < leasedUntil) {
      await vi.waitFor(() => expect(clock.next).toBeLessThanOrEqual(leasedUntil));
      expect(recorder.batches).toEqual([]);
      clock.advanceTo(clock.next);
    }
    await settled(heir, 0);
    expect(recorder.keys).toEqual(['a']);
  });

  it('is shared: two dispatchers deliver everything, each entry once', async ({ skip }) => {
    skip(!kind.shared);
    const [one, two] = [await start(), await start()] as const;
    const recorders = [new Recorder(5), new Recorder(5)] as const;
    await one.transactions.run(async (tx) => {
      for (let index = 0; index < 100; index += 1) await tx.enqueue(KIND, `key-${index}`);
    });
    one.outbox.register(recorders[0]);
    two.outbox.register(recorders[1]);
    await settled(one, 0);
    const keys = [...recorders[0].keys, ...recorders[1].keys];
    expect(keys).toHaveLength(100);
    expect(new Set(keys).size).toBe(100);
    expect(recorders.every(({ batches }) => batches.length > 0)).toBe(true);
  });
});
