import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/http.js';
import type { Fleet } from './fleet.js';
import type { Timeline } from './timeline.js';

const POLLS_PER_SECOND = 25;
const ACTIONS_PER_SECOND = 2;
/** What IFTTT may be told while a part is away. */
const AWAY = [503];
const ATTEMPTS = 5;
const RETRY_MS = 1_000;

/** One action of an Applet, asked for until it is answered or given up. */
interface Asked {
  readonly requestId: string;
  readonly ownerId: string;
  /** The ids that answers of 200 told. */
  readonly ids: Set<string>;
}

/** IFTTT, polling and calling actions all the time as it does, and what it got. */
export class Traffic {
  readonly polls = { answered: 0, refused: 0, unreached: 0 };
  readonly asked: Asked[] = [];
  /** What no answer may be, in words. */
  readonly violations: string[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly fleet: Fleet) {}

  start(): void {
    const { timelines, speakers } = this.fleet;
    let polled = 0;
    let acted = 0;
    this.timers = [
      setInterval(() => this.track(this.poll(timelines[(polled += 7) % timelines.length]!)), 1000 / POLLS_PER_SECOND),
      setInterval(() => this.track(this.act(speakers[(acted += 1) % speakers.length]!)), 1000 / ACTIONS_PER_SECOND),
    ];
  }

  /** Resolves when everything was answered or given up. */
  async stop(): Promise<void> {
    this.timers.forEach(clearInterval);
    await Promise.all(this.underWay);
  }

  private track(work: Promise<void>): void {
    const done = work.finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  private async poll(timeline: Timeline): Promise<void> {
    const { ifttt, phrase, identity } = timeline;
    const answer = await orNone(ifttt.poll('voice_command', { voice_command: phrase }, { trigger_identity: identity }));
    if (answer === null) this.polls.unreached += 1;
    else if (AWAY.includes(answer.status)) this.polls.refused += 1;
    else if (answer.status !== 200) this.violations.push(`a poll was answered ${answer.status}: ${answer.text}`);
    else {
      this.polls.answered += 1;
      const told = timeline.sequencesIn(answer.json.data);
      if (new Set(told).size !== told.length) this.violations.push(`an event twice in a poll of ${phrase}`);
    }
  }

  /** Asks until there was an answer twice: the first may not have reached IFTTT. */
  private async act({ owner, timelines }: Fleet['speakers'][number]): Promise<void> {
    const requestId = randomUUID();
    const asked: Asked = { requestId, ownerId: owner.id, ids: new Set() };
    this.asked.push(asked);
    let answers = 0;
    for (let attempt = 1; attempt <= ATTEMPTS && answers < 2; attempt += 1) {
      const answer = await orNone(timelines[0]!.ifttt.act('dock', {}, requestId));
      if (answer?.status === 200) {
        asked.ids.add(answer.json.data[0].id);
        answers += 1;
      } else if (answer === null || AWAY.includes(answer.status)) {
        // As often as IFTTT would: the pause between attempts is part of what is played here.
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      } else {
        this.violations.push(`an action was answered ${answer.status}: ${answer.text}`);
        return;
      }
    }
  }
}

/** null where the service could not be reached, or was gone before it had answered. */
async function orNone(pending: Promise<Answer>): Promise<Answer | null> {
  try {
    return await pending;
  } catch {
    return null;
  }
}
