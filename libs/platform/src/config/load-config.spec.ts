import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeDevelopmentValues } from './describe.js';
import { ConfigError, loadConfig, loadDatabaseUrl } from './load-config.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://api.example.com/',
  IFTTT_SERVICE_KEY: 'key-one, key-two',
  IFTTT_CLIENT_ID: 'client',
  IFTTT_CLIENT_SECRET: 'client-secret',
};

function problemsOf(env: Record<string, string>): Readonly<Record<string, string>> {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
  return {};
}

describe('loadConfig in development', () => {
  it('needs nothing', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      trustedProxies: [],
      databaseUrl: 'sqlite:data/robot-ifttt.sqlite',
      mqtt: { url: undefined, port: 1883, managed: false, shared: false, topicRoot: 'kuri', environment: 'develop' },
      ifttt: {
        serviceKeys: ['development-service-key'],
        clientId: 'development-client-id',
        clientSecret: 'development-client-secret',
        serviceId: 'robot_ifttt',
        redirectUrl: 'https://ifttt.com/channels/robot_ifttt/authorize',
        realtimeUrl: undefined,
      },
      refreshTokens: false,
      signUpOpen: true,
      logLevel: 'info',
    });
    expect(config.mqtt.clientId).toMatch(/^robot-ifttt-[\w.-]+$/);
    expect(config.metricsToken).toBeUndefined();
  });

  it('says which secrets have their development value', () => {
    expect(describeDevelopmentValues(loadConfig({ IFTTT_CLIENT_ID: 'mine', IFTTT_CLIENT_SECRET: 'mine' }))).toEqual([
      'Development values, for this machine only:',
      '  IFTTT_SERVICE_KEY=development-service-key',
    ]);
  });

  it('trusts the proxies that are listed', () => {
    const { trustedProxies } = loadConfig({ TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,2001:db8::1,fd00::/8' });
    expect(trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16', '2001:db8::1', 'fd00::/8']);
  });

  it('derives the redirect URL from the service id, and the public URL from the port', () => {
    const { ifttt, publicUrl } = loadConfig({ IFTTT_SERVICE_ID: 'my_robot', PORT: '8080' });
    expect(ifttt.redirectUrl).toBe('https://ifttt.com/channels/my_robot/authorize');
    expect(publicUrl).toBe('http://localhost:8080');
  });

  it('notifies IFTTT with a key of one’s own alone, and whoever is named', () => {
    const realtimeUrl = (env: Record<string, string>) => loadConfig(env).ifttt.realtimeUrl;
    expect(realtimeUrl({ IFTTT_SERVICE_KEY: 'mine' })).toBe('https://realtime.ifttt.com/v1/notifications');
    expect(realtimeUrl({ IFTTT_SERVICE_KEY: 'development-service-key,mine' })).toBeUndefined();
    expect(realtimeUrl({ IFTTT_REALTIME_URL: 'http://127.0.0.1:4000/' })).toBe('http://127.0.0.1:4000/');
  });

  it('manages the access of a broker only with an account there', () => {
    const withUser = { MQTT_ACCESS: 'managed', MQTT_URL: 'mqtt://admin:p%40ss@broker' };
    expect(loadConfig(withUser).mqtt.managed).toBe(true);
    for (const MQTT_URL of ['', 'mqtt://broker', 'mqtt://admin@broker', 'mqtt://:pass@broker']) {
      expect(Object.keys(problemsOf({ ...withUser, MQTT_URL }))).toEqual(['MQTT_ACCESS']);
    }
  });

  it('takes an empty value for an unset one', () => {
    expect(loadConfig({ PORT: '', IFTTT_SERVICE_KEY: '', MQTT_URL: '' }).port).toBe(3000);
  });

  it('is frozen to the bottom', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.ifttt.serviceKeys)).toBe(true);
  });
});

describe('loadConfig in production', () => {
  it('takes what is set', () => {
    const config = loadConfig(PRODUCTION);
    expect(config).toMatchObject({
      production: true,
      host: '0.0.0.0',
      publicUrl: 'https://api.example.com',
      ifttt: { serviceKeys: ['key-one', 'key-two'] },
    });
    expect(describeDevelopmentValues(config)).toEqual([]);
  });

  it('names every secret that is missing', () => {
    expect(Object.keys(problemsOf({ NODE_ENV: 'production' })).sort()).toEqual([
      'IFTTT_CLIENT_ID',
      'IFTTT_CLIENT_SECRET',
      'IFTTT_SERVICE_KEY',
      'PUBLIC_URL',
    ]);
  });

  it('asks for a client id beside a broker of others', () => {
    const withBroker = { ...PRODUCTION, MQTT_URL: 'mqtt://broker' };
    expect(Object.keys(problemsOf(withBroker))).toEqual(['MQTT_CLIENT_ID']);
    expect(loadConfig({ ...withBroker, MQTT_CLIENT_ID: 'one' }).mqtt.clientId).toBe('one');
  });

  it('refuses a public URL that is not https, and published development values', () => {
    const problems = problemsOf({
      ...PRODUCTION,
      PUBLIC_URL: 'http://api.example.com',
      IFTTT_SERVICE_KEY: 'real,development-service-key',
    });
    expect(Object.keys(problems)).toEqual(['IFTTT_SERVICE_KEY', 'PUBLIC_URL']);
  });
});

describe('a value that is wrong', () => {
  it.each([
    ['PORT', '0'],
    ['NODE_ENV', 'Production'],
    ['NODE_ENV', 'hunter2'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', '8e1'],
    ['PORT', ' 80'],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'example.com'],
    ['PUBLIC_URL', 'https://example.com/?x=1'],
    ['TRUSTED_PROXIES', 'hunter2'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '10.0.0.1,'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '::ffff:0:0/96'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '::/0'],
    ['DATABASE_URL', 'postgres://u:hunter2@h/d'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'mysql://u:hunter2@h'],
    ['DATABASE_URL', 'mysql://u:hunter2%@h/d'],
    ['DATABASE_URL', 'mysql://u:hunter2%ff@h/d'],
    ['MQTT_URL', 'mqtt://u:hunter2%@broker'],
    ['MQTT_URL', 'http://u:hunter2@broker'],
    ['MQTT_URL', 'mqtt://'],
    ['MQTT_URL', 'wss://broker'],
    ['MQTT_PORT', '70000'],
    ['MQTT_ACCESS', 'hunter2'],
    ['MQTT_TOPIC_ROOT', 'a/b'],
    ['MQTT_TOPIC_ROOT', '#'],
    ['ENVIRONMENT', '+'],
    ['IFTTT_SERVICE_KEY', 'one,,two'],
    ['IFTTT_SERVICE_KEY', 'hunter2 hunter2'],
    ['IFTTT_SERVICE_ID', 'a b'],
    ['IFTTT_REDIRECT_URL', 'http://hunter2.example'],
    ['IFTTT_REDIRECT_URL', 'https://ifttt.com/authorize#hunter2'],
    ['IFTTT_REDIRECT_URL', 'https://ifttt.com/authorize#'],
    ['IFTTT_REDIRECT_URL', 'https://u:hunter2@ifttt.com/authorize'],
    ['IFTTT_REALTIME_URL', 'ftp://127.0.0.1'],
    ['IFTTT_CONNECT_URL', 'javascript:hunter2'],
    ['IFTTT_CONNECT_URL', 'http://hunter2.example/connect'],
    ['IFTTT_CONNECT_URL', 'https://u:hunter2@ifttt.com/robots'],
    ['OAUTH_REFRESH_TOKENS', 'true'],
    ['SIGN_UP', 'hunter2'],
    ['RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', '1.5'],
    ['RETENTION_DAYS', 'P30D'],
    ['RETENTION_DAYS', '99999'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'hunter2\n'],
    ['OTEL_SDK_DISABLED', 'hunter2'],
    ['OTEL_TRACES_EXPORTER', 'hunter2'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'hunter2:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'grpc://hunter2'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'http/protobuf'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'hunter2'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=hunter2%'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=hunter2%0a'],
    ['OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'authorization=hunter2%0a'],
    ['OTEL_SERVICE_NAME', 'hunter2 '],
    ['OTEL_BSP_SCHEDULE_DELAY', '0'],
    ['OTEL_BSP_EXPORT_TIMEOUT', '1e3'],
    ['OTEL_BSP_MAX_QUEUE_SIZE', 'hunter2'],
    ['OTEL_BSP_MAX_EXPORT_BATCH_SIZE', '-1'],
    ['OTEL_BSP_MAX_EXPORT_BATCH_SIZE', '2049'],
    ['OTEL_TRACES_SAMPLER', 'hunter2'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
  ])('%s=%s stops the start, by name and not by value', (key, value) => {
    expect(Object.keys(problemsOf({ [key]: value }))).toEqual([key]);
    expect(() => loadConfig({ [key]: value })).toThrow(key);
    expect(() => loadConfig({ [key]: value })).not.toThrow('hunter2');
  });

  it('is named together with all others', () => {
    expect(Object.keys(problemsOf({ PORT: 'x', SIGN_UP: 'x', LOG_LEVEL: 'x' }))).toEqual([
      'PORT',
      'SIGN_UP',
      'LOG_LEVEL',
    ]);
  });

  it.each(['http://127.0.0.1:4000/back', 'http://localhost:4000/back', 'http://[::1]:4000/back'])(
    'an http redirect to this machine is fine: %s',
    (url) => {
      expect(loadConfig({ IFTTT_REDIRECT_URL: url }).ifttt.redirectUrl).toBe(url);
    },
  );
});

describe('where a person begins to connect', () => {
  it("is the service's page at IFTTT, unless told otherwise", () => {
    expect(loadConfig({ IFTTT_SERVICE_ID: 'robots' }).ifttt.connectUrl).toBe('https://ifttt.com/robots');
    const url = 'http://localhost:4000/connect';
    expect(loadConfig({ IFTTT_CONNECT_URL: url }).ifttt.connectUrl).toBe(url);
  });
});

describe('how long what happened is kept', () => {
  it('is for good, unless told otherwise', () => {
    expect(loadConfig({}).retentionMs).toBe(Infinity);
    expect(loadConfig({ RETENTION_DAYS: '30' }).retentionMs).toBe(2_592_000_000);
  });
});

describe('loadDatabaseUrl', () => {
  it('looks at nothing else', () => {
    expect(loadDatabaseUrl({ NODE_ENV: 'production', PORT: 'x', DATABASE_URL: 'mysql://u:p%25@h/d' })).toBe(
      'mysql://u:p%25@h/d',
    );
    expect(loadDatabaseUrl({ NODE_ENV: 'production' })).toBe('sqlite:data/robot-ifttt.sqlite');
    expect(loadDatabaseUrl({ DATABASE_URL: 'sqlite:100%.sqlite' })).toBe('sqlite:100%.sqlite');
  });

  it.each([{ DATABASE_URL: 'mysql://u:hunter2@h' }, { DATABASE_URL_FILE: '/hunter2' }])('names the key: %j', (env) => {
    expect(() => loadDatabaseUrl(env)).toThrow(Object.keys(env)[0]);
    expect(() => loadDatabaseUrl(env)).not.toThrow('hunter2');
  });
});

describe('a secret from a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read without its last line break', () => {
    writeFileSync(join(folder, 'key'), 'from-file\n');
    expect(loadConfig({ IFTTT_SERVICE_KEY_FILE: join(folder, 'key') }).ifttt.serviceKeys).toEqual(['from-file']);
  });

  it('names the key of a file that cannot be read, or is empty, or competes', () => {
    writeFileSync(join(folder, 'empty'), '\n');
    writeFileSync(join(folder, 'id'), 'from-file');
    const problems = problemsOf({
      IFTTT_SERVICE_KEY_FILE: join(folder, 'nowhere'),
      METRICS_TOKEN_FILE: join(folder, 'empty'),
      IFTTT_CLIENT_ID: 'direct',
      IFTTT_CLIENT_ID_FILE: join(folder, 'id'),
    });
    expect(Object.keys(problems).sort()).toEqual([
      'IFTTT_CLIENT_ID_FILE',
      'IFTTT_SERVICE_KEY_FILE',
      'METRICS_TOKEN_FILE',
    ]);
    expect(Object.values(problems).join()).not.toContain(folder);
  });
});
