import { Injectable, Logger } from '@nestjs/common';
import { RobotLink } from '../link/robot-link.js';

/** What the owner's mobile app is told, on the `ifttt_event` topic of the robot it concerns. */
export type AppEvent =
  | { readonly event: 'ifttt_trigger'; readonly trigger_fields: readonly AppEventField[] }
  | { readonly event: 'ifttt_action'; readonly action_fields: readonly AppEventField[] }
  | { readonly event: 'ifttt_error'; readonly error: string };

/** A field of a trigger or an action, by its slug, with its value. */
export interface AppEventField {
  readonly field: string;
  readonly field_value: string;
}

/** An app that was away for longer has no use for the news. */
const EVENT_EXPIRY_SECONDS = 300;

/** What the owner's mobile app hears of what its robots do. */
@Injectable()
export class AppEvents {
  private readonly logger = new Logger(AppEvents.name);

  constructor(private readonly link: RobotLink) {}

  /**
   * Tells the apps that listen to these robots. It is news, not work: when the broker is away it is lost with a line
   * in the log, and the caller goes on.
   */
  async publish(robotIds: readonly string[], event: AppEvent): Promise<void> {
    const options = { expirySeconds: EVENT_EXPIRY_SECONDS };
    const sent = await Promise.allSettled(
      robotIds.map((robotId) => this.link.publish('ifttt_event', robotId, event, options)),
    );
    const lost = sent.filter(({ status }) => status === 'rejected').length;
    if (lost > 0) this.logger.warn(`${lost} of ${robotIds.length} app events were lost: the broker is away.`);
  }
}
