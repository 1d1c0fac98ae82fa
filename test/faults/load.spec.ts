import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';
import { load, type Outcome } from './load.js';
import { OwnServers } from './own-servers.js';
import { isFull, scale } from './scale.js';

vi.setConfig({ testTimeout: scale.timeoutMs });

const { ownMariaDb, ownMosquitto } = inject('run');
const FIELDS = { voice_command: 'find my phone' };

describe.runIf(ownMariaDb && ownMosquitto)('Under load', () => {
  const world = useWorld(new OwnServers(), { LOG_LEVEL: 'info' });
  let token: string;
  let identity: string;
  const poll = (connections: number, seconds: number): Promise<Outcome> =>
    load(
      `${world.prefix}/triggers/voice_command`,
      { authorization: `Bearer ${token}` },
      { trigger_identity: identity, triggerFields: FIELDS },
      { connections, seconds },
    );
  const residentMb = (): number => {
    const status = readFileSync(`/proc/${world.service.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  };

  beforeAll(async () => {
    const owner = await world.owner();
    const wire = await owner.turnOn(await owner.addRobot());
    token = await owner.newToken();
    identity = await world.ifttt(token).subscribe('voice_command', FIELDS);
    for (let n = 0; n < 50; n += 1) await wire.hear(FIELDS.voice_command);
  });

  it('sheds past its capacity, and is as before right after', async () => {
    const before = residentMb();
    const outcome = await poll(1_000, isFull ? 30 : 3);
    const start = Date.now();
    const ifttt = world.ifttt(token);
    const answer = await eventually(
      () => ifttt.poll('voice_command', FIELDS),
      ({ status }) => status === 200,
      5_000,
    );
    const recovered = Date.now() - start;
    console.log('past capacity:', { ...outcome, residentMb: [before, residentMb()], recoveredAfterMs: recovered });
    expect(answer.json.data).toHaveLength(50);
    expect(Object.keys(outcome.statuses)).toEqual(['200', '503']);
    expect(outcome).toMatchObject({ withoutRetryAfter: 0, errors: 0 });
    if (isFull) expect(outcome.p99).toBeLessThan(1_000);
  });

  it('fails no request when it is told to stop', async () => {
    const ifttt = world.ifttt(token);
    const outcomes = new Map<unknown, number>();
    const asking = Array.from({ length: 50 }, async () => {
      for (;;) {
        const { status, headers } = await ifttt
          .poll('voice_command', FIELDS, { trigger_identity: identity })
          .catch((error: { code?: string }) => ({ status: error.code, headers: { connection: 'close' } }));
        outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
        // As a load balancer does: from now on it asks another instance.
        if (headers['connection'] === 'close') return;
      }
    });
    await eventually(
      async () => outcomes.get(200) ?? 0,
      (answered) => answered >= 500,
    );
    await world.service.stop();
    await Promise.all(asking);
    console.log('SIGTERM under load:', Object.fromEntries(outcomes));
    expect([...outcomes.keys()]).toEqual([200]);
  });
});
