import { Consumer } from './consumer.js';
import { productionEnv, SERVICE_PROGRAM } from './service.js';

/** Instances of the service over one database and one broker, with topics that only they hear. */
export class Deployment {
  private readonly running: Consumer[] = [];

  /**
   * @param environment part of their topics and of their MQTT client ids
   * @param settings of all of them
   */
  constructor(
    readonly environment: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  get instances(): readonly Consumer[] {
    return this.running;
  }

  /** Starts instances until there are so many. */
  async growTo(count: number): Promise<void> {
    while (this.running.length < count) {
      const MQTT_CLIENT_ID = `${this.environment}-${this.running.length + 1}`;
      const env = await productionEnv({ ...this.settings, ENVIRONMENT: this.environment, MQTT_CLIENT_ID });
      this.running.push(await Consumer.create(MQTT_CLIENT_ID, SERVICE_PROGRAM, env));
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((instance) => instance.stop()));
  }
}
