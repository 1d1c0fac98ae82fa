import { Subscriptions } from '#ifttt';
import { Outbox, type OutboxDelivery, type OutboxHandler } from '#persistence';
import { ROBOT_PARAMETERS, RobotLink, Robots, VOICE_COMMAND } from '#robots';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Tells an owner's robots which phrases to listen for: always the whole list, kept by the broker. */
@Injectable()
export class RobotParametersHandler implements OutboxHandler, OnModuleInit {
  readonly kind = ROBOT_PARAMETERS;
  readonly batchSize = 20;

  constructor(
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
    private readonly subscriptions: Subscriptions,
    private readonly robots: Robots,
    private readonly link: RobotLink,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(entries: readonly OutboxDelivery[]): Promise<void> {
    for (const { key: ownerId } of entries) await this.tell(ownerId);
  }

  /**
   * Two instances may tell the robots of one owner at once, and the older list may be published last. So each looks
   * again after publishing, and the last to look has published what is there.
   */
  private async tell(ownerId: string): Promise<void> {
    let published: string | undefined;
    let phrases = await this.phrases(ownerId);
    while (phrases !== published) {
      await this.publish(ownerId, phrases);
      published = phrases;
      phrases = await this.phrases(ownerId);
    }
  }

  private async publish(ownerId: string, phrases: string): Promise<void> {
    const robotIds = await this.machines(ownerId);
    const parameters = { usersetting_ifttt_trigger_voice_commands: phrases };
    await Promise.all(robotIds.map((id) => this.link.publish('parameters', id, parameters, { retain: true })));
    // A robot that was removed meanwhile may have been cleared from the broker before this came.
    const left = new Set(await this.machines(ownerId));
    const gone = robotIds.filter((id) => !left.has(id));
    await Promise.all(gone.map((id) => this.link.clearRetained('parameters', id)));
  }

  private async machines(ownerId: string): Promise<string[]> {
    const robots = await this.robots.ofOwner(ownerId);
    return robots.filter(({ isVirtual }) => !isVirtual).map(({ id }) => id);
  }

  private async phrases(ownerId: string): Promise<string> {
    const subscriptions = await this.subscriptions.list(this.dataSource.manager, ownerId, VOICE_COMMAND);
    return JSON.stringify(
      subscriptions.map(({ triggerIdentity, triggerFields }) => ({
        trigger_identity: triggerIdentity,
        voice_command: triggerFields[VOICE_COMMAND],
      })),
    );
  }
}
