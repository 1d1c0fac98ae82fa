import type { TracingConfig } from './tracing.js';

/** What the environment says, validated once and frozen. Also the token it is injected by. */
export abstract class Config {
  /** NODE_ENV=production. */
  abstract readonly production: boolean;
  abstract readonly port: number;
  abstract readonly host: string;
  /** Where the world reaches the service; no trailing slash. */
  abstract readonly publicUrl: string;
  /** Addresses and networks whose `X-Forwarded-For` is believed; empty: nobody's. */
  abstract readonly trustedProxies: readonly string[];
  abstract readonly databaseUrl: string;
  abstract readonly mqtt: {
    /** Absent: the embedded broker, on `port`. */
    readonly url?: string;
    readonly port: number;
    readonly clientId: string;
    /** The service gives the broker at `url` its robots, through Mosquitto's dynamic-security plugin. */
    readonly managed: boolean;
    /** Several instances divide what robots say among them, instead of each hearing all of it. */
    readonly shared: boolean;
    readonly topicRoot: string;
    readonly environment: string;
  };
  abstract readonly ifttt: {
    /** All are accepted; the first is the one that notifications are sent with. */
    readonly serviceKeys: readonly [string, ...string[]];
    readonly clientId: string;
    readonly clientSecret: string;
    readonly serviceId: string;
    readonly redirectUrl: string;
    /** Where a person begins to connect: the service's page at IFTTT. */
    readonly connectUrl: string;
    /** Absent: nobody is notified. */
    readonly realtimeUrl?: string;
  };
  /** Access tokens expire and come with a refresh token. */
  abstract readonly refreshTokens: boolean;
  abstract readonly signUpOpen: boolean;
  /** How long what happened is kept, in milliseconds, beyond the newest of it; Infinity: for good. */
  abstract readonly retentionMs: number;
  abstract readonly logLevel: LogLevel;
  /** What `/metrics` asks for. */
  abstract readonly metricsToken?: string;
  /** Absent: no traces. */
  abstract readonly tracing?: TracingConfig;
  /** Secrets that nobody set and that have their published development value; empty in production. */
  abstract readonly developmentValues: Readonly<Record<string, string>>;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];
