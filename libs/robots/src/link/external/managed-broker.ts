import { ServiceError } from '#ifttt';
import { Logger } from '@nestjs/common';
import { type MqttClient } from 'mqtt';
import { type Repository } from 'typeorm';
import { type Robot } from '../../entities/robot.entity.js';
import { type Receive } from '../robot-link.js';
import { type Topics } from '../topics.js';
import { CONTROL_TOPIC, DynamicSecurity, RESPONSE_TOPIC } from './dynamic-security.js';
import { ExternalBroker, type ExternalBrokerOptions } from './external-broker.js';
import { RobotAccounts } from './robot-accounts.js';

/** Ids in a line of the log. */
const MAX_NAMED = 10;

/**
 * A Mosquitto that the service gives its robots, through the dynamic-security plugin. The user of the broker's URL is
 * an administrator of the plugin. A broker that does not obey is none to speak on: the link is not ready then.
 */
export class ManagedBroker extends ExternalBroker {
  private readonly accountsLogger = new Logger(ManagedBroker.name);
  private readonly control = new DynamicSecurity(async (payload, abandoned) => {
    const { taken, abandon } = this.send({ topic: CONTROL_TOPIC, payload, retain: false });
    abandoned.addEventListener('abort', abandon, { once: true });
    await taken.finally(() => abandoned.removeEventListener('abort', abandon));
  });
  private readonly accounts = new RobotAccounts(this.topics, (command, sameAsDone) =>
    this.control.run(command, this.connection.signal, sameAsDone),
  );

  constructor(
    topics: Topics,
    options: ExternalBrokerOptions,
    private readonly robots: Repository<Robot>,
  ) {
    super(topics, options);
  }

  override async start(receive: Receive): Promise<void> {
    await super.start(async (topic, bytes, gone) => {
      if (topic === RESPONSE_TOPIC) this.control.answered(bytes);
      else await receive(topic, bytes, gone);
    });
  }

  override async admit(robotId: string, password: string): Promise<void> {
    await orUnavailable(this.accounts.add(robotId, password));
  }

  override async expel(robotId: string): Promise<void> {
    await orUnavailable(this.accounts.remove(robotId));
  }

  protected override async prepare(client: MqttClient): Promise<void> {
    // QoS 0: what answers a connection that is gone is of no use to the next.
    await client.subscribeAsync(RESPONSE_TOPIC, { qos: 0 });
    await this.accounts.prepare(decodeURIComponent(new URL(this.options.url).username));
    void this.compare().catch((error: Error) =>
      this.accountsLogger.warn(`The broker's accounts could not be compared with the robots: ${error.message}`),
    );
  }

  /**
   * Says where the broker and the database differ, which they do when one of them was set up anew or restored. A
   * password that only the robot knows cannot be given to the broker again, and accounts are not removed because a
   * database does not know them: it might be the wrong one.
   */
  private async compare(): Promise<void> {
    const accounts = new Set(await this.accounts.list());
    const robots = await this.robots.find({ select: { id: true }, where: { isVirtual: false } });
    const known = new Set(robots.map(({ id }) => id));
    const lockedOut = [...known].filter((id) => !accounts.has(id));
    const strangers = [...accounts].filter((id) => !known.has(id));
    if (lockedOut.length > 0) {
      const remedy = 'They must be removed and added again';
      this.accountsLogger.warn(
        `${lockedOut.length} robots have no account at the broker. ${remedy}: ${some(lockedOut)}`,
      );
    }
    if (strangers.length > 0) {
      const what = 'accounts at the broker are those of robots that are not known here';
      this.accountsLogger.warn(`${strangers.length} ${what}: ${some(strangers)}`);
    }
  }
}

async function orUnavailable(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    throw new ServiceError('Unavailable', {}, { cause });
  }
}

function some(ids: readonly string[]): string {
  return ids.slice(0, MAX_NAMED).join(', ') + (ids.length > MAX_NAMED ? ', ...' : '');
}
