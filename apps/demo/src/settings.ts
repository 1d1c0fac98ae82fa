import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceProfile } from '../../ifttt-stand-in/src/index.js';
import type { Cleanup } from './cleanup.js';
import { freePort } from './free-port.js';

/** Where everything of one demo is: decided before anything starts, because the parts have to know each other. */
export interface Settings {
  readonly serviceUrl: string;
  readonly port: number;
  readonly brokerUrl: string;
  readonly mqttPort: number;
  readonly topicRoot: string;
  readonly environment: string;
  readonly databaseFile: string;
  readonly standInPort: number;
  /** The service as IFTTT knows it. */
  readonly profile: ServiceProfile;
}

/** Finds ports, makes a directory for the database and secrets for this one time. */
export async function chooseSettings(cleanup: Cleanup): Promise<Settings> {
  const directory = await mkdtemp(join(tmpdir(), 'robot-ifttt-demo-'));
  cleanup.add(() => rm(directory, { recursive: true, force: true }));
  const port = await freePort(3000);
  const mqttPort = await freePort(1883);
  const standInPort = await freePort(4000);
  const serviceUrl = `http://127.0.0.1:${port}`;
  return {
    serviceUrl,
    port,
    brokerUrl: `mqtt://127.0.0.1:${mqttPort}`,
    mqttPort,
    topicRoot: 'kuri',
    environment: 'demo',
    databaseFile: join(directory, 'robot-ifttt.sqlite'),
    standInPort,
    profile: {
      id: 'robot_demo',
      apiUrl: `${serviceUrl}/third-party`,
      authorizeUrl: `${serviceUrl}/oauth2/authorize`,
      tokenUrl: `${serviceUrl}/third-party/ifttt/v1/tokens`,
      clientId: 'ifttt-demo',
      clientSecret: secret(),
      serviceKey: secret(),
    },
  };
}

/** The service's environment. @param ifttt where IFTTT is for this service */
export function serviceEnvironment(
  { port, serviceUrl, mqttPort, topicRoot, environment, databaseFile, profile }: Settings,
  ifttt: { readonly url: string; readonly realtimeUrl: string; readonly redirectUrl: string },
): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: serviceUrl,
    DATABASE_URL: `sqlite:${databaseFile}`,
    MQTT_PORT: String(mqttPort),
    MQTT_TOPIC_ROOT: topicRoot,
    ENVIRONMENT: environment,
    IFTTT_SERVICE_ID: profile.id,
    IFTTT_SERVICE_KEY: profile.serviceKey,
    IFTTT_CLIENT_ID: profile.clientId,
    IFTTT_CLIENT_SECRET: profile.clientSecret,
    IFTTT_REALTIME_URL: ifttt.realtimeUrl,
    IFTTT_REDIRECT_URL: ifttt.redirectUrl,
    IFTTT_CONNECT_URL: ifttt.url,
  };
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
