import { randomBytes, randomUUID } from 'node:crypto';
import { type Exchange, type Headers } from '../http/exchange.js';
import { type Call, type HttpClient } from '../http/http-client.js';
import { type Secrets } from '../http/masking.js';
import { type ConformanceOptions } from '../options.js';
import { type ServiceDescription } from './description.js';
import { type Samples } from './samples.js';
import { type Steps } from './steps.js';

export type Method = Call['method'];

export interface CallOptions {
  /** Sent as JSON, with that content type. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string;
  /** Beside IFTTT's own, or in place of one. */
  readonly headers?: Headers;
  /** Who calls; the owner of the test account unless told. */
  readonly credential?: Headers;
  /** False leaves `IFTTT-Test-Mode: 1` out: only for what the service is to refuse. */
  readonly testMode?: boolean;
}

/** What preparation found out. */
export interface Facts {
  /** Up to and including `/ifttt/v1`, or what stands in its place. */
  readonly base: string;
  /** False where the service answers at the prefix itself, without `/ifttt/v1` (rule 1). */
  readonly servedUnderPath: boolean;
  /** The first `POST test/setup`. */
  readonly setup: Exchange;
  /** Undefined where `test/setup` gave none. */
  readonly samples: Samples | undefined;
  readonly accessToken: string | undefined;
  readonly hasAccounts: boolean;
  /** Whether the steps can be called: false where `user/info` refuses the token, or there is none. */
  readonly opensSteps: boolean;
  readonly description: ServiceDescription | undefined;
}

/** The service that is tested, as IFTTT sees it. */
export class ServiceUnderTest {
  /** The steps of the samples; empty without samples. */
  readonly steps: Steps;

  constructor(
    readonly options: ConformanceOptions,
    readonly facts: Facts,
    readonly http: HttpClient,
    /** Whatever is added is masked in the report. */
    readonly secrets: Secrets,
    steps: (service: ServiceUnderTest) => Steps,
  ) {
    this.steps = steps(this);
  }

  /** The service key under both of its names, as IFTTT sends it. */
  get serviceCredential(): Headers {
    return serviceCredential(this.options.serviceKey);
  }

  /** The test account's token, or the service key where there are no accounts. */
  get credential(): Headers {
    const { accessToken } = this.facts;
    return accessToken === undefined ? this.serviceCredential : { Authorization: `Bearer ${accessToken}` };
  }

  /** @param path below `/ifttt/v1/` */
  call(method: Method, path: string, options: CallOptions = {}): Promise<Exchange> {
    const { json, body, headers, credential = this.credential, testMode = true } = options;
    return this.http.send({
      method,
      url: `${this.facts.base}/${path}`,
      headers: {
        ...iftttHeaders(),
        ...(testMode && { 'IFTTT-Test-Mode': '1' }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...credential,
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
    });
  }
}

/** What IFTTT sends along with every request (platform rule 2). */
export function iftttHeaders(): Headers {
  return {
    Accept: 'application/json',
    'Accept-Charset': 'utf-8',
    'Accept-Encoding': 'gzip, deflate',
    'X-Request-ID': randomUUID(),
  };
}

/** Platform rule 6: the key and its alias. */
export function serviceCredential(key: string): Headers {
  return { 'IFTTT-Service-Key': key, 'IFTTT-Channel-Key': key };
}

/** As IFTTT makes them: 40 hexadecimal digits (platform rule 16). */
export function newIdentity(): string {
  return randomBytes(20).toString('hex');
}
