import type { AppletView, Notification, Poll, Run, StandIn } from '../../ifttt-stand-in/src/index.js';
import type { ReceivedCommand, SimulatedRobot } from '../../robot-simulator/src/index.js';
import type { AppMessage, MobileApp } from './mobile-app.js';
import { type Moment, next } from './waiting.js';

interface Listeners {
  readonly robot: SimulatedRobot;
  readonly standIn: StandIn;
  readonly applet: AppletView;
  readonly app: MobileApp;
}

/** Everything that one spoken phrase sets off, each to be awaited on its own. Listens from before the word is said. */
export class SpokenWord {
  readonly heard: Promise<Moment<void>>;
  readonly notified: Promise<Moment<readonly Notification[]>>;
  readonly polled: Promise<Moment<Poll>>;
  readonly ran: Promise<Moment<Run>>;
  readonly commanded: Promise<Moment<ReceivedCommand>>;
  readonly arrived: Promise<Moment<AppMessage>>;
  readonly toldOfTrigger: Promise<Moment<AppMessage>>;
  readonly toldOfAction: Promise<Moment<AppMessage>>;
  readonly #at: number;

  constructor({ robot, standIn, applet, app }: Listeners, phrase: string) {
    this.notified = next<readonly Notification[]>(standIn.platform, 'notified', (notifications) =>
      notifications.some((entry) => 'trigger_identity' in entry && entry.trigger_identity === applet.triggerIdentity),
    );
    this.polled = next<Poll>(
      standIn.platform,
      'polled',
      ({ appletId, realtime, fresh }) => appletId === applet.id && realtime && fresh.length > 0,
    );
    this.ran = next<Run>(standIn.platform, 'ran', ({ appletId }) => appletId === applet.id);
    this.commanded = next<ReceivedCommand>(robot, 'command');
    this.arrived = next<AppMessage>(app, 'status', ({ payload }) => has(payload, 'status', 'PLACE_REACHED'));
    this.toldOfTrigger = next<AppMessage>(app, 'ifttt_event', ({ payload }) => has(payload, 'event', 'ifttt_trigger'));
    this.toldOfAction = next<AppMessage>(app, 'ifttt_event', ({ payload }) => has(payload, 'event', 'ifttt_action'));
    this.#at = performance.now();
    this.heard = this.say(robot, phrase);
  }

  private async say(robot: SimulatedRobot, phrase: string): Promise<Moment<void>> {
    if (!(await robot.say(phrase))) throw new Error('the words mean nothing to the robot');
    return { value: undefined, at: performance.now() };
  }

  /** Milliseconds from the spoken word to a moment. */
  since({ at }: Moment<unknown>): number {
    return at - this.#at;
  }
}

function has(payload: unknown, key: string, value: string): boolean {
  return (payload as Record<string, unknown> | undefined)?.[key] === value;
}
