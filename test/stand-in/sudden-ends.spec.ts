import type { IncomingMessage } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { describeStacks } from '../support/stacks.js';
import { send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { commandsTo, recipeFor, useScene } from './scene.js';
import { StandInProcess } from './stand-in-process.js';

// Each test starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const ACTION = '/third-party/ifttt/v1/actions/move';
const TRIGGER = '/third-party/ifttt/v1/triggers/voice_command';

const isAction = ({ url }: IncomingMessage): boolean => url === ACTION;
/** The poll that has the event: the ones by the clock may come before it. */
const isNotifiedPoll = ({ url, headers }: IncomingMessage): boolean =>
  url === TRIGGER && headers['x-ifttt-realtime'] === '1';

describeStacks('Sudden ends in the middle of an Applet’s run', (stack) => {
  const scene = useScene(stack);
  const { world } = scene;

  interface Run {
    readonly owner: Owner;
    readonly wire: RobotWire;
    readonly standIn: StandInProcess;
    readonly stateFile: string;
  }

  /** A stand-in with an Applet that is on. */
  const turnOn = async (phrase: string): Promise<Run> => {
    const { owner, wire } = await scene.ownerWithRobot();
    const stateFile = scene.newStateFile();
    const platform = await scene.open(stateFile);
    const connection = await scene.connect(platform, owner);
    await platform.applets.create(connection.id, recipeFor(phrase));
    await platform.close();
    const { id, apiUrl, authorizeUrl, clientId, clientSecret, serviceKey } = scene.profile;
    const args = [
      ...['--url', apiUrl, '--authorize-url', authorizeUrl, '--service-id', id],
      ...['--client-id', clientId, '--port', String(scene.port), '--state', stateFile],
    ];
    const standIn = new StandInProcess(args, { IFTTT_SERVICE_KEY: serviceKey, IFTTT_CLIENT_SECRET: clientSecret });
    await standIn.start();
    return { owner, wire, standIn, stateFile };
  };

  /** Has the stand-in poll now, without waiting for its clock. */
  const notify = async ({ id }: Owner): Promise<void> => {
    const headers = { 'ifttt-service-key': world.serviceKey };
    const answer = await send(`${scene.url}/v1/notifications`, {
      method: 'POST',
      headers,
      json: { data: [{ user_id: id }] },
    });
    expect(answer.status).toBe(200);
  };

  /** Waits until the action was answered and taken, then looks at what came of it. */
  const expectOneRun = async ({ owner, wire, standIn, stateFile }: Run): Promise<void> => {
    await scene.gate.passed.next(({ path, status }) => path === ACTION && status === 200, 40_000);
    scene.gate.passed.clear();
    // The first may have been on its way with the answer of the action; the second was asked after that had come.
    for (let poll = 1; poll <= 2; poll += 1) {
      await notify(owner);
      await scene.gate.passed.next(({ path, status }) => path === TRIGGER && status === 200);
    }
    expect(await standIn.end('SIGTERM'), standIn.output).toBe(0);
    const platform = await scene.open(stateFile);
    const [applet] = platform.applets.list();
    await platform.close();
    expect(applet?.runs).toEqual({ pending: 0, done: 1, skipped: 0, failed: 0 });
    await wire.command('ifttt_move_command');
    expect(commandsTo(wire)).toHaveLength(1);
  };

  describe('of the stand-in', () => {
    it('between the answer of the poll and its taking', async () => {
      const run = await turnOn('first');
      const held = scene.gate.hold(isNotifiedPoll, 'after the service');
      await run.wire.hear('first');
      const { release } = await held;
      await run.standIn.end('SIGKILL');
      release();
      await run.standIn.start();
      await expectOneRun(run);
    });

    it('before the action reached the service', async () => {
      const run = await turnOn('second');
      const held = scene.gate.hold(isAction, 'before the service');
      await run.wire.hear('second');
      const { requestId } = await held; // and never let go
      await run.standIn.end('SIGKILL');
      const again = scene.gate.hold(isAction, 'before the service');
      await run.standIn.start();
      const second = await again;
      expect(second.requestId).toBe(requestId);
      second.release();
      await expectOneRun(run);
    });

    it('after the service ran the action, and before its answer came', async () => {
      const run = await turnOn('third');
      const held = scene.gate.hold(isAction, 'after the service');
      await run.wire.hear('third');
      await held;
      await run.standIn.end('SIGKILL');
      await run.standIn.start();
      await expectOneRun(run);
    });
  });

  describe('of the service', () => {
    it('before the action reached it', async () => {
      const run = await turnOn('fourth');
      const held = scene.gate.hold(isAction, 'before the service');
      await run.wire.hear('fourth');
      const { release } = await held;
      await world.service.kill();
      release();
      await world.letLeasesEnd();
      await world.service.start();
      await expectOneRun(run);
    });

    it('after it ran the action, and before its answer came', async () => {
      const run = await turnOn('fifth');
      const held = scene.gate.hold(isAction, 'after the service');
      await run.wire.hear('fifth');
      const { lose } = await held;
      await vi.waitFor(() => expect(commandsTo(run.wire)).toHaveLength(1), { timeout: 10_000 });
      await world.service.kill();
      // The stand-in asks again by itself.
      lose();
      await world.letLeasesEnd();
      await world.service.start();
      await expectOneRun(run);
    });

    it('of both at once, after the service ran the action', async () => {
      const run = await turnOn('sixth');
      const held = scene.gate.hold(isAction, 'after the service');
      await run.wire.hear('sixth');
      await held;
      await vi.waitFor(() => expect(commandsTo(run.wire)).toHaveLength(1), { timeout: 10_000 });
      await run.standIn.end('SIGKILL');
      await world.service.kill();
      await world.letLeasesEnd();
      await world.service.start();
      await run.standIn.start();
      await expectOneRun(run);
    });
  });
});
