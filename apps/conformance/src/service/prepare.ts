import { ConformanceError } from '../conformance-error.js';
import { type Exchange } from '../http/exchange.js';
import { type HttpClient } from '../http/http-client.js';
import { type Secrets } from '../http/masking.js';
import { refuseUserInfo } from '../http/user-info.js';
import { type ConformanceOptions } from '../options.js';
import { printable } from '../report/printable.js';
import { readDescription } from './description.js';
import { isObject, objectOr } from './json.js';
import { readSamples } from './samples.js';
import { callSteps } from './call-steps.js';
import { accessTokenOf, type Facts } from './facts.js';
import { iftttHeaders, serviceCredential, ServiceCaller, TEST_MODE } from './service-caller.js';
import { ServiceUnderTest } from './service-under-test.js';
import { dataOf, Steps } from './steps.js';

/** With the defaults in place. */
type PreparedOptions = ConformanceOptions & Required<Pick<ConformanceOptions, 'timeoutMs'>>;

/**
 * Finds the service, has it set up its test account and calls every step once.
 *
 * @throws ConformanceError
 */
export async function prepare(options: PreparedOptions, http: HttpClient, secrets: Secrets): Promise<ServiceUnderTest> {
  rememberSecrets(options, secrets);
  const { base, status, setup } = await findService(prefixOf(options.url), options.serviceKey, http, secrets);
  const description =
    options.description === undefined ? undefined : await readDescription(options.description, options.timeoutMs);
  const data = objectOr(dataOf(setup));
  const samples = setup.answer?.status === 200 && isObject(data['samples']) ? readSamples(data['samples']) : undefined;
  const accessToken = accessTokenOf(setup);
  secrets.add(accessToken);
  const credential = accessToken ? { Authorization: `Bearer ${accessToken}` } : serviceCredential(options.serviceKey);
  const headers = { ...iftttHeaders(), ...TEST_MODE, ...credential };
  const userInfo = await http.send({ method: 'GET', url: `${base}/user/info`, headers });
  const refused = userInfo.answer?.status === 401;
  const facts: Facts = {
    base,
    servedUnderPath: base.endsWith(PATH),
    status,
    setup,
    userInfo,
    samples,
    accessToken,
    hasAccounts: accessToken !== undefined || refused,
    opensSteps: !refused,
    description,
  };
  const steps = refused ? new Steps([]) : await callSteps(new ServiceCaller(options.serviceKey, facts, http));
  return new ServiceUnderTest(options, facts, http, secrets, steps);
}

const PATH = '/ifttt/v1';

function rememberSecrets({ serviceKey, authentication }: ConformanceOptions, secrets: Secrets): void {
  for (const secret of [serviceKey, authentication?.clientSecret, authentication?.password]) secrets.add(secret);
}

function prefixOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  refuseUserInfo('The API URL prefix', url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new ConformanceError(`${url} is no URL of a service: it begins with http:// or https://.`);
  }
  if (parsed.search || parsed.hash) throw new ConformanceError('The API URL prefix has no query and no fragment.');
  return parsed.href.replace(/\/+$/, '').replace(new RegExp(`${PATH}$`), '');
}

interface Entrance {
  readonly base: string;
  readonly status: Exchange;
  readonly setup: Exchange;
}

/** Where the protocol is served: at the path of rule 1, or else at the prefix itself, so that the rest can be tested. */
async function findService(prefix: string, key: string, http: HttpClient, secrets: Secrets): Promise<Entrance> {
  const standard = await knock(prefix + PATH, key, http);
  const exchanges = [standard.status, standard.setup];
  if (exchanges.every(({ answer }) => answer?.status === 404)) {
    const bare = await knock(prefix, key, http);
    if (bare.setup.answer?.status === 200) return bare;
  }
  refuseUntestable(prefix, exchanges, (text) => printable(secrets.mask(text)));
  return standard;
}

async function knock(base: string, key: string, http: HttpClient): Promise<Entrance> {
  const headers = (): Record<string, string> => ({ ...iftttHeaders(), ...TEST_MODE, ...serviceCredential(key) });
  const status = await http.send({ method: 'GET', url: `${base}/status`, headers: headers() });
  const setup = await http.send({ method: 'POST', url: `${base}/test/setup`, headers: headers() });
  return { base, status, setup };
}

function refuseUntestable(prefix: string, exchanges: readonly Exchange[], shown: (text: string) => string): void {
  const all = (condition: (status: number) => boolean): boolean =>
    exchanges.every(({ answer }) => answer !== undefined && condition(answer.status));
  const [first] = exchanges;
  if (exchanges.every(({ answer }) => answer === undefined)) {
    throw new ConformanceError(
      `No service answers at ${prefix}. ${shown(first!.problem ?? '')} Is it running, and is the URL right?`,
    );
  }
  if (all((status) => status === 401)) {
    throw new ConformanceError(
      'The service does not accept this service key: GET status and POST test/setup answer 401 with it. The key is in the service’s settings at IFTTT, and in IFTTT_SERVICE_KEY where this project’s service runs.',
    );
  }
  if (all((status) => status === 404)) {
    throw new ConformanceError(
      `There is no IFTTT service at ${prefix}${PATH}: GET status and POST test/setup answer 404. Give the API URL prefix, which is what stands before ${PATH}.`,
    );
  }
  if (all((status) => status >= 300 && status < 400)) {
    throw new ConformanceError(
      `The service sends callers elsewhere, to ${shown(first!.answer!.headers['location'] ?? 'nowhere')}. IFTTT does not follow: give the URL that answers itself.`,
    );
  }
}
