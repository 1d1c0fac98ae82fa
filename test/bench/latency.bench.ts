import { randomUUID } from 'node:crypto';
import { type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { Consumer } from './consumer.js';
import { fill, identityOf, mariaDbTarget, robotOf, tokenOf } from './dataset.js';
import { Ifttt } from './ifttt.js';
import { openLoop, Stopwatches } from './open-loop.js';
import { PlainMosquitto } from './plain-mosquitto.js';
import { knob } from './report/knobs.js';
import { Progress } from './report/progress.js';
import { OURS, publish } from './report/publish.js';
import { quantile, spreadOf } from './report/result.js';
import { inTurn, USUAL_ROUNDS } from './rounds.js';
import { migrate, productionEnv, SERVICE_PROGRAM } from './service.js';
import { utteranceOf } from './utterance.js';

const rounds = knob('BENCH_ROUNDS', USUAL_ROUNDS);
const eventsPerSecond = knob('BENCH_RATE', 200);
const actionsPerSecond = 20;
const owners = 1_000;
const seconds = 20;
const startedAt = Date.now();
const progress = new Progress();

/** All times are of this process, which is the robots and IFTTT at once. */
const heard = new Stopwatches();
const moved = new Stopwatches();
/** Actions that were not answered 200. */
let refused = 0;

let ifttt: Ifttt;
let mariaDb: OwnMariaDb;
let mosquitto: PlainMosquitto;
let robots: MqttClient;
let service: Consumer;

beforeAll(async () => {
  ifttt = await Ifttt.open((identity) => heard.stop(identity));
  mariaDb = await OwnMariaDb.create();
  mosquitto = await PlainMosquitto.create();
  await migrate(mariaDb.url);
  await fill(await mariaDbTarget(mariaDb.url), { owners, eventsEach: 0 });
  const settings = {
    DATABASE_URL: mariaDb.url,
    ENVIRONMENT: 'bench',
    MQTT_URL: mosquitto.url,
    MQTT_CLIENT_ID: 'bench-service',
    IFTTT_REALTIME_URL: ifttt.url,
  };
  service = await Consumer.create(OURS, SERVICE_PROGRAM, await productionEnv(settings));
  robots = await connectAsync(mosquitto.url, { clientId: 'bench-robots' });
  // As a robot of its own would: what one says does not wait for the broker's word on what another said.
  (robots.stream as Socket).setNoDelay(true);
  await robots.subscribeAsync('kuri/bench/command/+', { qos: 1 });
  robots.on('message', (topic) => moved.stop(topic.slice(topic.lastIndexOf('/') + 1)));
});

afterAll(async () => {
  progress.stop();
  await robots?.endAsync(true);
  await service?.stop();
  await Promise.all([mariaDb?.kill(), mosquitto?.kill()]);
  ifttt?.close();
});

/** A robot of the next owner hears the words of that owner's Applet. */
function say(turn: number): void {
  const owner = 1 + (turn % owners);
  const { topic, message } = utteranceOf(owner, 'kuri/bench');
  heard.start(identityOf(owner));
  robots.publish(topic, message, { qos: 1 });
}

/** IFTTT has a robot of the next owner play something. */
function act(turn: number): void {
  const owner = 1 + (turn % owners);
  moved.start(robotOf(owner));
  void request(`${service.url}/third-party/ifttt/v1/actions/animation`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokenOf(owner)}`,
      'content-type': 'application/json',
      'x-request-id': randomUUID(),
    },
    body: JSON.stringify({ actionFields: { action: 'joke' }, user: { timezone: 'Europe/Paris' } }),
  }).then(({ statusCode, body }) => {
    if (statusCode !== 200) refused += 1;
    return body.dump();
  });
}

interface Latencies {
  readonly heard: readonly number[];
  readonly moved: readonly number[];
}

async function measure(_side: unknown, warmUp: boolean): Promise<Latencies> {
  const loops = [openLoop(eventsPerSecond, say), openLoop(actionsPerSecond, act)];
  await delay((warmUp ? 5 : seconds) * 1000);
  for (const stop of loops) stop();
  return { heard: await heard.all(), moved: await moved.all() };
}

const FIGURES = [
  { what: 'spoken word to notification, p50', of: 'heard', part: 0.5, bound: 15 },
  { what: 'spoken word to notification, p99', of: 'heard', part: 0.99, bound: 60 },
  { what: 'action call to the robot, p50', of: 'moved', part: 0.5, bound: 5 },
  { what: 'action call to the robot, p99', of: 'moved', part: 0.99, bound: 25 },
] as const;

it('latency', async () => {
  const describe = (latencies: Latencies): string =>
    FIGURES.map(({ of, part }) => quantile(latencies[of], part).toFixed(1)).join(', ') + ' ms';
  const measured = (await inTurn([{ name: OURS }], rounds, measure, describe, progress)).get(OURS)!;
  expect(refused).toBe(0);
  const spreads = FIGURES.map(({ of, part }) => spreadOf(measured.map((latencies) => quantile(latencies[of], part))));
  const bars = FIGURES.map(({ what, bound }, index) => ({ side: what, ...spreads[index]!, target: bound }));
  await publish(
    {
      name: 'latency',
      setting: `${eventsPerSecond} events and ${actionsPerSecond} actions a second, whether the ones before are answered or not, of ${owners} owners over Mosquitto and MariaDB; ${rounds} rounds of ${seconds} s, timed by one clock.`,
      comparisons: [{ title: `Latency at ${eventsPerSecond} events a second`, unit: 'milliseconds', bars }],
      tables: [],
      targets: FIGURES.map(({ what, bound }, index) => ({
        what,
        unit: 'ms',
        measured: spreads[index]!.median,
        is: 'at most',
        bound,
      })),
    },
    startedAt,
  );
});
