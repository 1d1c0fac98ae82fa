import { randomUUID } from 'node:crypto';
import type { Owner, TestRobot } from '../support/owner.js';
import { RobotWire } from '../support/robot.js';
import { eventually } from '../support/waiting.js';
import type { World } from '../support/world.js';
import { Timeline } from './timeline.js';

const TICK_MS = 20;
const PHRASES_EACH = 5;

/** A robot that connects again by itself, and keeps what the broker has not acknowledged. */
export interface Speaker {
  readonly owner: Owner;
  readonly wire: RobotWire;
  readonly timelines: readonly Timeline[];
  /** How far its clock is ahead, in milliseconds. */
  clockOffset: number;
}

/** Robots that hear something all the time, whatever becomes of the servers. */
export class Fleet {
  acknowledged = 0;
  said = 0;
  private timer: NodeJS.Timeout | undefined;
  private turn = 0;

  private constructor(readonly speakers: readonly Speaker[]) {}

  /** Owners who have connected IFTTT, each with robots, and an Applet for each phrase of each robot. */
  static async create(world: World, owners: number, robotsEach: number): Promise<Fleet> {
    const speakers: Speaker[] = [];
    for (let one = 0; one < owners; one += 1) {
      const owner = await world.owner();
      const ifttt = await owner.connectIfttt();
      const robots = Array.from({ length: robotsEach }, async (_, index): Promise<Speaker> => {
        const robot = await owner.addRobot(`Robot ${index}`);
        const phrases = Array.from({ length: PHRASES_EACH }, (_, n) => `robot ${index} do ${n}`);
        const applets = phrases.map(async (phrase) => {
          const identity = await ifttt.subscribe('voice_command', { voice_command: phrase });
          return new Timeline(owner.id, ifttt, phrase, identity);
        });
        return { owner, wire: await turnOn(world, robot), timelines: await Promise.all(applets), clockOffset: 0 };
      });
      speakers.push(...(await Promise.all(robots)));
    }
    return new Fleet(speakers);
  }

  get timelines(): Timeline[] {
    return this.speakers.flatMap((speaker) => speaker.timelines);
  }

  /** One after the other hears something, so many a second in all. */
  speak(eventsPerSecond: number): void {
    const start = Date.now();
    let spoken = 0;
    this.timer = setInterval(() => {
      const due = Math.floor(((Date.now() - start) * eventsPerSecond) / 1000);
      for (; spoken < due; spoken += 1) this.sayNext();
    }, TICK_MS);
  }

  fallSilent(): void {
    clearInterval(this.timer);
  }

  /** Resolves when the broker has acknowledged all that was said. */
  async acknowledgesAll(withinMs: number): Promise<void> {
    await this.acknowledges(() => this.said, withinMs);
  }

  /** Resolves when so many more events were acknowledged. */
  async acknowledgesMore(events: number): Promise<void> {
    const enough = this.acknowledged + events;
    await this.acknowledges(() => enough, 60_000);
  }

  private async acknowledges(enough: () => number, withinMs: number): Promise<void> {
    await eventually(
      async () => this.acknowledged,
      (now) => now >= enough(),
      withinMs,
    );
  }

  /** The next robot hears something. */
  sayNext(): void {
    const speaker = this.speakers[this.turn % this.speakers.length]!;
    const timeline = speaker.timelines[Math.floor(this.turn / this.speakers.length) % PHRASES_EACH]!;
    this.turn += 1;
    const now = Date.now() + speaker.clockOffset;
    const last = timeline.said.at(-1)?.at ?? 0;
    // Two in one millisecond have no order.
    const at = now === last ? now + 1 : now;
    const message = speaker.wire.heard(timeline.say(at), { message_timestamp: at / 1000, message_id: randomUUID() });
    this.said += 1;
    void this.send(speaker.wire, message);
  }

  /** MQTT.js gives up what it had sent when the broker does not know its session any more; a robot does not. */
  private async send(wire: RobotWire, message: object): Promise<void> {
    while (!wire.client.disconnecting) {
      try {
        await wire.publish('ifttt_trigger', message);
        this.acknowledged += 1;
        return;
      } catch {
        // The same message, with the same id, again.
      }
    }
  }
}

async function turnOn(world: World, robot: TestRobot): Promise<RobotWire> {
  const options = { clean: false, reconnectPeriod: 200 };
  return world.closeAtEnd(await RobotWire.connect(robot, world.wiring, options));
}
