import { randomUUID } from 'node:crypto';
import type { ServiceProfile } from './service-profile.js';

/** A slow answer is a failed answer (platform rule 36). */
const TIMEOUT_MS = 5_000;

/** The headers of every request of IFTTT (platform rule 2). `fetch` adds `Accept-Encoding: gzip, deflate`. */
const HEADERS = { accept: 'application/json', 'accept-charset': 'utf-8' };

export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/ifttt/v1/`. */
  readonly path: string;
  readonly accessToken: string;
  readonly body?: unknown;
  /** A repeated request keeps the id of the first one; otherwise each request has its own. */
  readonly requestId?: string;
  /** Caused by a realtime notification (platform rule 8). */
  readonly realtime?: boolean;
}

export interface ServiceAnswer {
  readonly status: number;
  /** The parsed JSON; `undefined` when the body is empty or no JSON. */
  readonly body: unknown;
}

/** The service answered something other than the success that was needed. */
export class ServiceRefusal extends Error {
  constructor(
    what: string,
    readonly answer: ServiceAnswer,
  ) {
    super(`${what}: ${answer.status} ${JSON.stringify(answer.body) ?? 'without a body'}`);
  }
}

/** Speaks with the service as IFTTT does: its headers, its paths, its patience. */
export class ServiceClient {
  constructor(private readonly service: ServiceProfile) {}

  /** @throws when the service is unreachable or takes longer than 5 s; every status is an answer. */
  async call(request: ServiceRequest): Promise<ServiceAnswer> {
    const headers: Record<string, string> = {
      ...HEADERS,
      authorization: `Bearer ${request.accessToken}`,
      'x-request-id': request.requestId ?? randomUUID(),
    };
    if (request.body !== undefined) headers['content-type'] = 'application/json';
    if (request.realtime) headers['x-ifttt-realtime'] = '1';
    const response = await fetch(`${this.service.apiUrl}/ifttt/v1/${request.path}`, {
      method: request.method,
      headers,
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return readAnswer(response);
  }

  /**
   * As `call`, for requests that have to succeed.
   * @returns `data` of the body
   * @throws {ServiceRefusal} on any status but 200
   */
  async data(request: ServiceRequest): Promise<unknown> {
    const answer = await this.call(request);
    if (answer.status !== 200) throw new ServiceRefusal(`${request.method} ${request.path}`, answer);
    return dataOf(answer);
  }

  /**
   * Exchanges an authorization code for an access token (platform rule 31).
   * @throws {ServiceRefusal} when the service gives none
   */
  async exchange(code: string, redirectUri: string): Promise<string> {
    const response = await fetch(this.service.tokenUrl, {
      method: 'POST',
      headers: HEADERS,
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        client_id: this.service.clientId,
        client_secret: this.service.clientSecret,
        redirect_uri: redirectUri,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await readAnswer(response);
    const token = (answer.body as { access_token?: unknown } | undefined)?.access_token;
    if (answer.status !== 200 || typeof token !== 'string') throw new ServiceRefusal('token exchange', answer);
    return token;
  }
}

/** `data` of an answer's body (platform rule 3). */
export function dataOf(answer: ServiceAnswer): unknown {
  return (answer.body as { data?: unknown } | undefined)?.data;
}

async function readAnswer(response: Response): Promise<ServiceAnswer> {
  const text = await response.text();
  try {
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { status: response.status, body: undefined };
  }
}
