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
/** More than one process can have answered by the time that a request waits for its turn. */
const CONNECTIONS = 2_500;
const SECONDS = isFull ? 30 : 5;
/** What 99 of 100 answers take at the most; the first time the process has yet to be compiled while all connect. */
const ANSWERED_MS = { once: 2_000, again: 1_000 };
/** What the process may take at the most, whatever is asked of it. */
const RESIDENT_MB = 700;

describe.runIf(ownMariaDb && ownMosquitto)('Under load', () => {
  const world = useWorld(new OwnServers(), { LOG_LEVEL: 'info' });
  let token: string;
  let identity: string;
  const overload = (): Promise<Outcome> =>
    load(
      `${world.prefix}/triggers/voice_command`,
      { authorization: `Bearer ${token}` },
      { trigger_identity: identity, triggerFields: FIELDS },
      { connections: CONNECTIONS, seconds: SECONDS },
    );
  const poll = () => world.ifttt(token).poll('voice_command', FIELDS, { trigger_identity: identity });
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
    const resident = [residentMb()];
    for (const time of ['once', 'again'] as const) {
      const outcome = await overload();
      const start = Date.now();
      await eventually(
        () => Promise.all(Array.from({ length: 20 }, poll)),
        (answers) => answers.every(({ status }) => status === 200),
        isFull ? 5_000 : 30_000,
      );
      resident.push(residentMb());
      console.log(`past capacity, ${time}:`, {
        ...outcome,
        recoveredAfterMs: Date.now() - start,
        residentMb: resident,
      });
      expect(Object.keys(outcome.statuses)).toEqual(['200', '503']);
      expect(outcome).toMatchObject({ withoutRetryAfter: 0, errors: 0 });
      if (isFull) expect(outcome.p99).toBeLessThan(ANSWERED_MS[time]);
    }
    expect(Math.max(...resident)).toBeLessThan(RESIDENT_MB);
  });

  it('fails no request when it is told to stop', async () => {
    const outcomes = new Map<unknown, number>();
    const asking = Array.from({ length: 50 }, async () => {
      for (;;) {
        const { status, headers } = await poll().catch((error: { code?: string }) => ({
          status: error.code,
          headers: { connection: 'close' },
        }));
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
