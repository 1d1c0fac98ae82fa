import { readFileSync } from 'node:fs';
import type { Config } from './config.js';
import {
  type Environment,
  ENVIRONMENT_KEYS,
  type EnvironmentKey,
  environmentSchema,
  KEYS_FROM_FILES,
} from './environment.js';
import { checkTracing, tracingOf } from './tracing.js';

/** Published, and therefore worth nothing outside a developer's machine. */
const DEVELOPMENT_SECRETS = {
  IFTTT_SERVICE_KEY: 'development-service-key',
  IFTTT_CLIENT_ID: 'development-client-id',
  IFTTT_CLIENT_SECRET: 'development-client-secret',
} as const satisfies Partial<Record<EnvironmentKey, string>>;

const DAY_MS = 86_400_000;

const IFTTT_REALTIME_URL = 'https://realtime.ifttt.com/v1/notifications';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment is not one to start with. Names every wrong key, never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: Readonly<Record<string, string>>) {
    const lines = Object.entries(problems).map(([key, problem]) => `  ${key} ${problem}`);
    super(`The configuration is wrong:\n${lines.join('\n')}`);
  }
}

/**
 * Reads the whole configuration.
 *
 * A secret may come from a file through `NAME_FILE`; a trailing line break of the file is dropped. With
 * `NODE_ENV=production` the service key, the client id and the client secret of IFTTT must be set, `PUBLIC_URL` must
 * be https and `MQTT_URL` comes with an `MQTT_CLIENT_ID`; otherwise published development values stand in for them.
 * `HOST` is this machine alone in development and every interface in production, where a container or a load balancer
 * stands in front. IFTTT itself is notified only with a key of one's own.
 *
 * @throws ConfigError naming all keys that are wrong
 */
export function loadConfig(env: Variables = process.env): Config {
  const problems: Record<string, string> = {};
  const variables = collect(env, problems);
  const production = variables.NODE_ENV === 'production';
  const developmentValues = production ? {} : missing(variables);
  const parsed = environmentSchema.safeParse({ ...variables, ...developmentValues });
  for (const { path, message } of parsed.error?.issues ?? []) problems[String(path[0])] ??= message;
  if (variables.MQTT_ACCESS === 'managed' && !namesUser(variables.MQTT_URL)) {
    problems.MQTT_ACCESS ??= 'can be managed only with an MQTT_URL that has a user name and a password in it';
  }
  checkTracing(variables, problems);
  if (production) checkProduction(variables, problems);
  if (!parsed.success || Object.keys(problems).length > 0) throw new ConfigError(problems);
  return deepFreeze(configOf(parsed.data, production, developmentValues));
}

/**
 * Where the database is, for what needs nothing else.
 *
 * @throws ConfigError when `DATABASE_URL` or its file is wrong; other keys are not looked at
 */
export function loadDatabaseUrl(env: Variables = process.env): string {
  const { DATABASE_URL, DATABASE_URL_FILE } = env;
  const problems: Record<string, string> = {};
  const variables = collect({ DATABASE_URL, DATABASE_URL_FILE }, problems);
  const parsed = environmentSchema.pick({ DATABASE_URL: true }).safeParse(variables);
  for (const { message } of parsed.error?.issues ?? []) problems.DATABASE_URL ??= message;
  if (!parsed.success || Object.keys(problems).length > 0) throw new ConfigError(problems);
  return parsed.data.DATABASE_URL;
}

function collect(env: Variables, problems: Record<string, string>): Partial<Record<EnvironmentKey, string>> {
  const variables: Partial<Record<EnvironmentKey, string>> = {};
  for (const key of ENVIRONMENT_KEYS) {
    if (env[key]) variables[key] = env[key];
  }
  for (const key of KEYS_FROM_FILES) {
    const file = env[`${key}_FILE`];
    if (!file) continue;
    if (variables[key] !== undefined) problems[`${key}_FILE`] = `is set together with ${key}; set one of them`;
    const text = readSecret(file);
    if (text) variables[key] = text;
    else problems[`${key}_FILE`] ??= 'names a file that is empty or cannot be read';
  }
  return variables;
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}

function namesUser(url = ''): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' && password !== '';
}

function missing(variables: Partial<Record<EnvironmentKey, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(DEVELOPMENT_SECRETS).filter(([key]) => variables[key as EnvironmentKey] === undefined),
  );
}

function checkProduction(variables: Partial<Record<EnvironmentKey, string>>, problems: Record<string, string>): void {
  for (const [key, developmentValue] of Object.entries(DEVELOPMENT_SECRETS)) {
    const value = variables[key as EnvironmentKey];
    // A secret whose file is wrong has been named already.
    if (value === undefined && problems[`${key}_FILE`] === undefined) problems[key] ??= 'must be set in production';
    if (value?.split(',').some((one) => one.trim() === developmentValue)) {
      problems[key] ??= 'is the published development value, which opens nothing in production';
    }
  }
  // The default is the host's name, which a container has anew each time, and with it a session that nobody returns to.
  if (variables.MQTT_URL !== undefined && variables.MQTT_CLIENT_ID === undefined) {
    problems.MQTT_CLIENT_ID ??= 'must be set in production, beside MQTT_URL: different for each instance, and lasting';
  }
  if (variables.PUBLIC_URL === undefined) problems.PUBLIC_URL ??= 'must be set in production';
  else if (!variables.PUBLIC_URL.startsWith('https://')) problems.PUBLIC_URL ??= 'must be https in production';
}

function configOf(env: Environment, production: boolean, developmentValues: Record<string, string>): Config {
  // The development values stand in wherever these are unset, and production refuses to start without them.
  const { IFTTT_SERVICE_KEY, IFTTT_CLIENT_ID, IFTTT_CLIENT_SECRET } = env as Required<Environment>;
  return {
    production,
    port: env.PORT,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    databaseUrl: env.DATABASE_URL,
    mqtt: {
      url: env.MQTT_URL,
      port: env.MQTT_PORT,
      clientId: env.MQTT_CLIENT_ID,
      managed: env.MQTT_ACCESS === 'managed',
      shared: env.MQTT_SHARED_SUBSCRIPTIONS === 'on',
      topicRoot: env.MQTT_TOPIC_ROOT,
      environment: env.ENVIRONMENT,
    },
    ifttt: {
      serviceKeys: IFTTT_SERVICE_KEY,
      clientId: IFTTT_CLIENT_ID,
      clientSecret: IFTTT_CLIENT_SECRET,
      serviceId: env.IFTTT_SERVICE_ID,
      // platform rule 30
      redirectUrl: env.IFTTT_REDIRECT_URL ?? `https://ifttt.com/channels/${env.IFTTT_SERVICE_ID}/authorize`,
      connectUrl: env.IFTTT_CONNECT_URL ?? `https://ifttt.com/${env.IFTTT_SERVICE_ID}`,
      realtimeUrl:
        env.IFTTT_REALTIME_URL ??
        (IFTTT_SERVICE_KEY[0] === DEVELOPMENT_SECRETS.IFTTT_SERVICE_KEY ? undefined : IFTTT_REALTIME_URL),
    },
    refreshTokens: env.OAUTH_REFRESH_TOKENS === 'on',
    signUpOpen: env.SIGN_UP === 'open',
    retentionMs: (env.RETENTION_DAYS ?? Infinity) * DAY_MS,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    tracing: tracingOf(env),
    developmentValues,
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
