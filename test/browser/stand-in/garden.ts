import { join } from 'node:path';
import { SERVICE_OWNER } from '#ifttt';
import { afterAll, beforeAll, inject } from 'vitest';
import { StandIn } from '../../../apps/ifttt-stand-in/src/index.js';
import type { FixtureService } from '../../fixture-service/start.js';
import { freePort } from '../../support/ports.js';

/** The stand-in for a service that is no robot's: the fixture service, which its key alone opens. */
export class Garden {
  standIn: StandIn;
  service: FixtureService;
  serviceKey: string;

  get url(): string {
    return this.standIn.url;
  }

  async open(): Promise<void> {
    const port = await freePort();
    const { SERVICE_KEYS, startFixtureService } = await import('../../fixture-service/start.js');
    this.serviceKey = SERVICE_KEYS[0];
    this.service = await startFixtureService({
      databaseUrl: `sqlite:${join(inject('run').directory, `garden-${port}.sqlite`)}`,
      authentication: 'service-key',
      realtimeUrl: `http://127.0.0.1:${port}/v1/notifications`,
    });
    await this.startStandIn(port);
  }

  /** Starts the stand-in, or starts it again with what it knew. */
  async startStandIn(port = Number(new URL(this.url).port)): Promise<void> {
    this.standIn = await StandIn.start({
      port,
      stateFile: join(inject('run').directory, `garden-state-${port}.sqlite`),
      service: {
        id: 'greenhouse',
        apiUrl: `${this.service.url}/third-party`,
        authorizeUrl: `${this.service.url}/oauth2/authorize`,
        tokenUrl: `${this.service.url}/third-party/ifttt/v1/tokens`,
        clientId: 'client',
        clientSecret: 'secret',
        serviceKey: this.serviceKey,
      },
    });
  }

  /** Connects the one account that a service without accounts has. */
  connect(): void {
    this.standIn.platform.connectWithoutAccount();
  }

  /** Something happens that the trigger `bed_watered` tells of. */
  async water(bed: string): Promise<void> {
    await this.service.greenhouse.water(SERVICE_OWNER.id, bed, 'A good soak');
  }

  /** @param count of what the query `list_measurements` returns */
  async measure(count: number): Promise<void> {
    const moments = Array.from({ length: count }, (_, index) => 1_700_000_000_000 + index * 1_000);
    await this.service.greenhouse.measure(SERVICE_OWNER.id, moments);
  }

  async close(): Promise<void> {
    await this.standIn?.close();
    await this.service?.close();
  }
}

/** A garden for the suite that calls it, from its first test to its last. */
export function useGarden(): Garden {
  const garden = new Garden();
  beforeAll(() => garden.open());
  afterAll(() => garden.close());
  return garden;
}
