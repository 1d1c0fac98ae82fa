import { randomUUID } from 'node:crypto';
import { type Owner, QueriesApi, RobotsApi, ServiceApi, TriggersApi } from '#contract';
import { TestAccount } from '#ifttt';
import { OutboxEntry, PreparedReads, Pruner } from '#persistence';
import { loadConfig, Metrics } from '#platform';
import { RobotInbox } from '#robots';
import { ConsoleLogger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../apps/third-party/src/app.module.js';
import { PruningMetrics } from '../../../libs/persistence/src/metrics/pruning-metrics.js';
import { freePort } from '../../support/ports.js';
import { fromRobot } from '../robot-link.support.js';

type Row = Record<string, unknown>;

/** The whole service without its HTTP: robots speak to its inbox, IFTTT to its Api classes. */
export class ServiceUnderTest {
  readonly owner: Owner = { id: randomUUID() };

  private constructor(private readonly module: TestingModule) {}

  static async start(databaseUrl: string, settings: Record<string, string> = {}): Promise<ServiceUnderTest> {
    const config = loadConfig({
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      MQTT_PORT: String(await freePort()),
      // Nobody listens there, so notifications stay in the outbox, where tests look for them.
      IFTTT_REALTIME_URL: 'http://127.0.0.1:9/',
      ...settings,
    });
    const module = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
      .setLogger(new ConsoleLogger({ logLevels: ['fatal'] }))
      .compile();
    await module.init();
    return new ServiceUnderTest(module);
  }

  get dataSource(): DataSource {
    return this.module.get(DataSource);
  }

  get reads(): PreparedReads {
    return this.module.get(PreparedReads, { strict: false });
  }

  get pruner(): Pruner {
    return this.module.get(Pruner, { strict: false });
  }

  get pruningMetrics(): PruningMetrics {
    return this.module.get(PruningMetrics, { strict: false });
  }

  get metrics(): Metrics {
    return this.module.get(Metrics, { strict: false });
  }

  get triggers(): TriggersApi {
    return this.module.get(TriggersApi, { strict: false });
  }

  get queries(): QueriesApi {
    return this.module.get(QueriesApi, { strict: false });
  }

  get robots(): RobotsApi {
    return this.module.get(RobotsApi, { strict: false });
  }

  /** The id of a new robot with these places, whose ids are their names when it was drawn. */
  async addRobot(name: string, ...places: string[]): Promise<string> {
    const { data } = await this.robots.createRobot(this.owner, { name });
    await this.drawMap(
      data.id,
      places.map((place) => ({ id: place, name: place })),
    );
    return data.id;
  }

  async drawMap(robotId: string, map: { id: string; name: string }[]): Promise<void> {
    await this.robots.replaceRobotPlaces(this.owner, robotId, map);
  }

  /** A robot reaches a waypoint. Resolves when the message would be acknowledged. */
  async reach(robotId: string, waypoint: unknown, envelope: Row = {}): Promise<void> {
    const data = waypoint === undefined ? undefined : { waypoint_uuid: waypoint };
    await this.receive('status', robotId, { status: 'PLACE_REACHED', domain: 'NAVIGATION', data }, envelope);
  }

  /** A robot hears words. */
  async hear(robotId: string, words: string, envelope: Row = {}): Promise<void> {
    const params = { trigger_identity: 'any', trigger_fields: { voice_command: words } };
    await this.receive('ifttt_trigger', robotId, { name: 'ifttt_trigger', params }, envelope);
  }

  async poll(place: string, identity = place, limit = 50): Promise<Row[]> {
    const body = { trigger_identity: identity, triggerFields: { place }, limit };
    return (await this.triggers.getTriggerEvents(this.owner, 'place_reached', body)).data;
  }

  async ask(slug: string, body: Row = {}): Promise<{ data: Row[]; cursor?: string }> {
    const answer = await this.queries.performQuery(this.owner, slug, { queryFields: {}, ...body });
    return answer;
  }

  async setUpTest() {
    const { data } = await this.module.get(ServiceApi, { strict: false }).setupTest();
    return { samples: data.samples, owner: (await this.module.get(TestAccount, { strict: false }).open()).owner };
  }

  /** What waits in the outbox to be told to IFTTT. */
  async notifications(): Promise<string[]> {
    const entries = await this.dataSource.manager.findBy(OutboxEntry, { kind: 'realtime' });
    return entries.map(({ key }) => key).sort();
  }

  /** Messages that are not handled by now are not acknowledged. */
  async stopInbox(): Promise<void> {
    await this.module.get(RobotInbox, { strict: false }).beforeApplicationShutdown();
  }

  async close(): Promise<void> {
    await this.module.close();
  }

  private async receive(endpoint: string, robotId: string, payload: object, envelope: Row): Promise<void> {
    const topic = `kuri/develop/${endpoint}/${robotId}`;
    const message = Buffer.from(fromRobot(robotId, payload, envelope));
    await this.module.get(RobotInbox, { strict: false }).receive(topic, message, new AbortController().signal);
  }
}
