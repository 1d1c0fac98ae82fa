import { randomUUID } from 'node:crypto';
import { type Exchange, type Headers } from '../http/exchange.js';
import { type Call, type HttpClient } from '../http/http-client.js';
import { type Facts } from './facts.js';

export type Method = Call['method'];

export interface CallOptions {
  /** Sent as JSON, with that content type. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string;
  /** Beside IFTTT's own, or in place of one; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Who calls; the owner of the test account unless told. */
  readonly credential?: Headers;
  /** False leaves `IFTTT-Test-Mode: 1` out: only for what the service is to refuse. */
  readonly testMode?: boolean;
}

/** IFTTT, calling the service. */
export class ServiceCaller {
  constructor(
    readonly serviceKey: string,
    readonly facts: Facts,
    readonly http: HttpClient,
  ) {}

  /** The service key under both of its names, as IFTTT sends it. */
  get serviceCredential(): Headers {
    return serviceCredential(this.serviceKey);
  }

  /** The test account's token, or the service key where there are no accounts. */
  get credential(): Headers {
    const { accessToken } = this.facts;
    return accessToken === undefined ? this.serviceCredential : { Authorization: `Bearer ${accessToken}` };
  }

  /** @param path below `/ifttt/v1/` */
  call(method: Method, path: string, options: CallOptions = {}): Promise<Exchange> {
    const { json, body, headers, credential = this.credential, testMode = true } = options;
    const all = {
      ...iftttHeaders(),
      ...(testMode && TEST_MODE),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...credential,
      ...headers,
    };
    return this.http.send({
      method,
      url: `${this.facts.base}/${path}`,
      headers: Object.fromEntries(
        Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      body: json === undefined ? body : JSON.stringify(json),
    });
  }

  /** The service is asked, not its test account's owner. */
  callAsService(method: Method, path: string, options: CallOptions = {}): Promise<Exchange> {
    return this.call(method, path, { credential: this.serviceCredential, ...options });
  }
}

/** A slug as part of a path. A service may name half a character (a lone surrogate), which no URL can say. */
export function pathSegment(slug: string): string {
  return encodeURIComponent(slug.toWellFormed());
}

/** Platform rule 7. */
export const TEST_MODE: Headers = { 'IFTTT-Test-Mode': '1' };

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
