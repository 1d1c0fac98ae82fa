import { Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { Robots } from '../fleet/robots.js';
import { VoiceCommandEvents } from './voice-command-events.js';

/** What the test account's robot was told. */
export const SAMPLE_PHRASE = 'Find my phone';

/** Platform rule 12: at least three. */
const SAMPLES = 3;

/** What the test account said to its robot. */
@Injectable()
export class VoiceCommandSamples {
  constructor(
    private readonly robots: Robots,
    private readonly events: VoiceCommandEvents,
    private readonly transactions: Transactions,
  ) {}

  /** Makes sure that there are three events. Their message ids are fixed, so that there are never more. */
  async prepare(ownerId: string): Promise<void> {
    const robot = await this.robots.ensureVirtual(ownerId);
    const now = Date.now();
    const utterances = Array.from({ length: SAMPLES }, (_, index) => ({
      ownerId,
      robotId: robot.id,
      robotName: robot.name,
      messageId: `sample-${index + 1}`,
      words: SAMPLE_PHRASE,
      occurredAt: now - index * 60_000,
    }));
    await this.transactions.run(({ manager }) => this.events.store(manager, utterances));
  }
}
