import { matchKey, type Subscription, Subscriptions } from '#ifttt';
import { type Transaction, Transactions } from '#persistence';
import {
  RobotInbox,
  type RobotMessage,
  type RobotMessageHandler,
  type Utterance,
  type VoiceCommandEvent,
  VoiceCommandEvents,
  VOICE_COMMAND,
} from '#robots';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { type Announcement, Announcements } from '../announcements/announcements.js';

const heardPayload = z.object({
  name: z.literal('ifttt_trigger'),
  params: z.object({
    trigger_identity: z.string().min(1).max(255),
    trigger_fields: z.object({ voice_command: z.string().optional() }).optional(),
  }),
});
type HeardPayload = z.infer<typeof heardPayload>;

/**
 * Stores what robots have heard. The events and the notifications of IFTTT are one transaction for the whole batch; the
 * message is acknowledged after it. What the owner's app hears of it is news that may get lost, and holds up nothing.
 *
 * What was said counts by its words: those that the robot reports or, where it reports none, those of the owner's
 * subscription that it names. So an event whose Applet is gone is kept all the same, and another owner's identity is
 * worth nothing.
 *
 * When it was said is the robot's word, within the bounds of the inbox: never in the future. A clock that is slow
 * cannot be told from a message that had to wait for a connection, so such an event takes its place further down the
 * timeline. IFTTT finds it there, because it compares ids and not times; it is out of reach of a poll only when fifty
 * newer events have the same words.
 */
@Injectable()
export class HeardHandler implements RobotMessageHandler<HeardPayload>, OnModuleInit {
  readonly endpoint = 'ifttt_trigger';
  readonly payload = heardPayload;
  private readonly logger = new Logger(HeardHandler.name);

  constructor(
    private readonly inbox: RobotInbox,
    private readonly transactions: Transactions,
    private readonly subscriptions: Subscriptions,
    private readonly events: VoiceCommandEvents,
    private readonly announcements: Announcements,
  ) {}

  onModuleInit(): void {
    this.inbox.register(this);
  }

  async handle(messages: readonly RobotMessage<HeardPayload>[]): Promise<void> {
    const news = await this.transactions.run(async (tx) => {
      const utterances = await this.understand(tx, messages);
      const news = (await this.events.store(tx.manager, utterances)).map(toAnnouncement);
      await this.announcements.notify(tx, VOICE_COMMAND, news);
      return news;
    });
    this.announcements.tellApps(news);
  }

  private async understand(tx: Transaction, messages: readonly RobotMessage<HeardPayload>[]): Promise<Utterance[]> {
    const silent = messages.filter((message) => spokenWords(message) === '');
    const named = silent.map(({ ownerId, payload }) => ({ ownerId, identity: payload.params.trigger_identity }));
    const subscribed = await this.subscriptions.named(tx.manager, VOICE_COMMAND, named);
    return messages.flatMap((message) => {
      const words = spokenWords(message) || subscribedWords(message, subscribed);
      if (words !== undefined) return [{ ...message, words }];
      const { robotId, messageId } = message;
      this.logger.warn(`Robot ${robotId} named no words and no subscription in message ${messageId}.`, {
        robotId,
        messageId,
      });
      return [];
    });
  }
}

function toAnnouncement({ userId, robotId, matchKey, voiceCommand }: VoiceCommandEvent): Announcement {
  const field = { field: VOICE_COMMAND, field_value: voiceCommand };
  return { ownerId: userId, robotId, matchKeys: [matchKey], field };
}

/** Empty where the robot reports no words, or nothing but noise. */
function spokenWords({ payload }: RobotMessage<HeardPayload>): string {
  const phrase = payload.params.trigger_fields?.voice_command?.trim() ?? '';
  return matchKey(phrase) === '' ? '' : phrase;
}

function subscribedWords(
  { ownerId, payload }: RobotMessage<HeardPayload>,
  subscriptions: readonly Subscription[],
): string | undefined {
  const { trigger_identity } = payload.params;
  const named = subscriptions.find((each) => each.userId === ownerId && each.triggerIdentity === trigger_identity);
  return named?.triggerFields[VOICE_COMMAND] as string | undefined;
}
