import { hostname } from 'node:os';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { LOG_LEVELS } from './config.js';
import { tracingSchema } from './tracing.js';

/** 16 bits, and not 0: a port that nobody knows is of no use here. */
const port = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().max(65_535, 'must be a port number'));
const word = z.string().regex(/^[\w.-]{1,64}$/, 'must consist of letters, digits, ".", "_" and "-"');
const secret = z.string().regex(/^[\x21-\x7e]{1,512}$/, 'must be printable ASCII without spaces');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .regex(/^[^?#]*$/, 'must have neither a query nor a fragment')
  .transform(withoutTrailingSlash);
const httpsUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https URL' })
  .refine(isHttpsOrLoopback, 'must be an https URL, unless its host is this machine');
const PERCENT_ENCODING = 'must have its user name and password percent-encoded (% as %25)';

const serviceKeys = z
  .string()
  .transform((list) => list.split(',').map((key) => key.trim()))
  .pipe(z.tuple([secret], secret, 'must be a comma-separated list of keys'));

const trustedProxies = z
  .string()
  .transform((list) => list.split(',').map((proxy) => proxy.trim()))
  .pipe(
    z.array(
      z
        .union(
          [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
          'must be a comma-separated list of addresses and CIDR networks',
        )
        .refine((proxy) => !proxy.endsWith('/0'), 'must not trust everybody')
        .refine((proxy) => !isMapped(proxy), 'must have IPv4 addresses as such'),
    ),
  );

/** What each key of the environment may hold. An empty value is an unset one. */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('development'),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: httpUrl.optional(),
  TRUSTED_PROXIES: trustedProxies.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(mysql:\/\/[^/]+\/[^/]+|sqlite:.+)$/s, 'must be mysql://..., sqlite:PATH or sqlite::memory:')
    .refine(isPercentEncoded, PERCENT_ENCODING)
    .default('sqlite:data/robot-ifttt.sqlite'),
  MQTT_URL: z
    .url({ protocol: /^mqtts?$/, hostname: /./, error: 'must be mqtt://host:port or mqtts://host:port' })
    .refine(isPercentEncoded, PERCENT_ENCODING)
    .optional(),
  MQTT_PORT: port.default(1883),
  MQTT_CLIENT_ID: word.default(`robot-ifttt-${hostname().replaceAll(/[^\w.-]/g, '-')}`.slice(0, 64)),
  MQTT_ACCESS: z.enum(['managed', 'none'], 'must be managed or none').default('none'),
  MQTT_SHARED_SUBSCRIPTIONS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  MQTT_TOPIC_ROOT: word.default('kuri'),
  ENVIRONMENT: word.default('develop'),
  IFTTT_SERVICE_KEY: serviceKeys.optional(),
  IFTTT_CLIENT_ID: secret.optional(),
  IFTTT_CLIENT_SECRET: secret.optional(),
  IFTTT_SERVICE_ID: word.default('robot_ifttt'),
  // RFC 6749 3.1.2: no fragment
  IFTTT_REDIRECT_URL: httpsUrl
    .regex(/^[^#]*$/, 'must have no fragment')
    .refine(hasNoUserInfo, 'must have neither a user name nor a password')
    .optional(),
  IFTTT_REALTIME_URL: httpsUrl.optional(),
  IFTTT_CONNECT_URL: httpsUrl.refine(hasNoUserInfo, 'must have neither a user name nor a password').optional(),
  OAUTH_REFRESH_TOKENS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  SIGN_UP: z.enum(['open', 'closed'], 'must be open or closed').default('open'),
  RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a whole number of days, from 1 to 9999')
    .transform(Number)
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  METRICS_TOKEN: secret.optional(),
  ...tracingSchema,
});

export type Environment = z.output<typeof environmentSchema>;
export type EnvironmentKey = keyof Environment;

export const ENVIRONMENT_KEYS = environmentSchema.keyof().options;

/** The keys that are read from the file `NAME_FILE` names, if it does. */
export const KEYS_FROM_FILES = [
  'DATABASE_URL',
  'MQTT_URL',
  'IFTTT_SERVICE_KEY',
  'IFTTT_CLIENT_ID',
  'IFTTT_CLIENT_SECRET',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
] as const satisfies readonly EnvironmentKey[];

/**
 * Whether an IPv6 address or network is one of IPv4 in disguise: a wide one would trust everybody who has an IPv4
 * address.
 */
function isMapped(proxy: string): boolean {
  const [address = ''] = proxy.split('/');
  return ipaddr.IPv6.isValid(address) && ipaddr.IPv6.parse(address).isIPv4MappedAddress();
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Whether user name, password and the like can be decoded; a path of SQLite is taken as it is. */
function isPercentEncoded(url: string): boolean {
  if (url.startsWith('sqlite:')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

function hasNoUserInfo(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

function isHttpsOrLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname: host } = new URL(text);
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}
