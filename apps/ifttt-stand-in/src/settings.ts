import { Command, InvalidArgumentError, Option } from 'commander';
import type { StandInSettings } from './stand-in.js';

interface Arguments {
  readonly url: string;
  readonly serviceKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizeUrl?: string;
  readonly tokenUrl?: string;
  readonly serviceId: string;
  readonly description?: string;
  readonly port: number;
  readonly state: string;
}

/**
 * Reads the command line. What it does not say comes from the environment, by the names that the service itself has
 * for its secrets, or is this project's development value. Ends the process where something is wrong.
 */
export function readSettings(argv: readonly string[]): StandInSettings {
  const options = new Command('stand-in')
    .description("Plays IFTTT's side for a service on this machine, in the browser.")
    .addOption(
      new Option('--url <url>', 'the API URL prefix: what stands before /ifttt/v1')
        .default('http://localhost:3000/third-party')
        .argParser(parseUrl),
    )
    .addOption(
      new Option('--service-key <key>', 'the service key')
        .env('IFTTT_SERVICE_KEY')
        .default('development-service-key')
        .argParser(firstOf),
    )
    .addOption(
      new Option('--client-id <id>', 'the OAuth2 client id').env('IFTTT_CLIENT_ID').default('development-client-id'),
    )
    .addOption(
      new Option('--client-secret <secret>', 'the OAuth2 client secret')
        .env('IFTTT_CLIENT_SECRET')
        .default('development-client-secret'),
    )
    .addOption(
      new Option(
        '--authorize-url <url>',
        'the OAuth2 authorization URL (default: /oauth2/authorize on the host of --url)',
      ).argParser(parseUrl),
    )
    .addOption(
      new Option('--token-url <url>', 'the OAuth2 token URL (default: {url}/ifttt/v1/tokens)').argParser(parseUrl),
    )
    .addOption(
      new Option('--service-id <id>', "names the service in IFTTT's URLs")
        .env('IFTTT_SERVICE_ID')
        .default('robot_ifttt')
        .argParser(parseId),
    )
    .option('--description <file or url>', 'describes the service (default: the service is asked)')
    .addOption(new Option('--port <port>', 'where the stand-in listens').default(4000).argParser(parsePort))
    .option('--state <file>', 'where it keeps its state', 'data/ifttt-stand-in.sqlite')
    .parse(argv)
    .opts<Arguments>();
  const { url: apiUrl } = options;
  return {
    service: {
      id: options.serviceId,
      apiUrl,
      authorizeUrl: options.authorizeUrl ?? new URL('/oauth2/authorize', apiUrl).href,
      tokenUrl: options.tokenUrl ?? `${apiUrl}/ifttt/v1/tokens`,
      clientId: options.clientId,
      clientSecret: options.clientSecret,
      serviceKey: options.serviceKey,
    },
    port: options.port,
    stateFile: options.state,
    description: options.description,
  };
}

function parseUrl(value: string): string {
  if (!URL.canParse(value) || !/^https?:/i.test(value)) throw new InvalidArgumentError('It has to be an http URL.');
  return value.replace(/\/+$/, '');
}

/** A service may have several keys; it notifies with the first. */
function firstOf(keys: string): string {
  const [first = ''] = keys.split(',').map((key) => key.trim());
  if (first === '') throw new InvalidArgumentError('It is empty.');
  return first;
}

function parseId(value: string): string {
  if (!/^(?!\.+$)[\w.-]{1,64}$/.test(value)) {
    throw new InvalidArgumentError('It has letters, digits, ".", "_" and "-", and not only dots.');
  }
  return value;
}

function parsePort(value: string): number {
  const port = /^\d+$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('It has to be a port number.');
  return port;
}
