import { randomUUID } from 'node:crypto';
import type { Exchange } from '../activity.js';
import { messageOf, ServiceRefusal, ServiceUnreachable } from '../problems.js';
import type { ServiceProfile } from '../service-profile.js';
import type { Masking } from './masking.js';

/** IFTTT does not wait for slow answers (platform rule 36); how long it waits it does not say. */
const TIMEOUT_MS = 5_000;
/** Many times the longest answer that is of use: what is longer is not read to its end. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The headers of every request of IFTTT (platform rule 2). */
const HEADERS = { accept: 'application/json', 'accept-charset': 'utf-8', 'accept-encoding': 'gzip, deflate' };

export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/ifttt/v1/`, its parts encoded by {@link path}. */
  readonly path: string;
  readonly body?: unknown;
  /** A repeated request keeps the id of the first one; otherwise each request has its own. */
  readonly requestId?: string;
  /** Caused by a realtime notification (platform rule 8). */
  readonly realtime?: boolean;
  /** Not on behalf of a person (platform rule 7). */
  readonly testMode?: boolean;
}

/** Whom a request is for: the owner of a token, or, as far as the service has no accounts, everyone. */
export type Credential = { readonly accessToken: string } | 'service key';

export interface ServiceAnswer {
  readonly status: number;
  /** The parsed JSON; `undefined` when the body is empty or no JSON. */
  readonly body: unknown;
}

/** What came of a request; without an answer the exchange says why. */
export interface Reply {
  readonly answer?: ServiceAnswer;
  readonly exchange: Exchange;
}

/** Speaks with the service as IFTTT does: its headers, its paths, its patience. No failure throws. */
export class ServiceClient {
  constructor(
    private readonly service: ServiceProfile,
    private readonly masking: Masking,
  ) {}

  async send(request: ServiceRequest, credential: Credential): Promise<Reply> {
    const headers: Record<string, string> = { ...HEADERS, 'x-request-id': request.requestId ?? randomUUID() };
    if (credential === 'service key') headers['ifttt-service-key'] = this.service.serviceKey;
    else headers['authorization'] = `Bearer ${credential.accessToken}`;
    if (request.body !== undefined) headers['content-type'] = 'application/json';
    if (request.realtime) headers['x-ifttt-realtime'] = '1';
    if (request.testMode) headers['ifttt-test-mode'] = '1';
    const body = request.body === undefined ? '' : JSON.stringify(request.body);
    const reply = await this.#exchange(
      request.method,
      `${this.service.apiUrl}/ifttt/v1/${request.path}`,
      headers,
      body,
    );
    return this.#withoutEchoes(reply);
  }

  /** Asks for tokens: the grant with the client's credentials, as a form (platform rule 31). */
  token(grant: Readonly<Record<string, string>>): Promise<Reply> {
    const { clientId, clientSecret, tokenUrl } = this.service;
    const form = new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret });
    const headers = { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' };
    return this.#exchange('POST', tokenUrl, headers, form.toString());
  }

  /** Something that the service shows to everyone. */
  document(url: string): Promise<Reply> {
    return this.#exchange('GET', url, HEADERS, '');
  }

  /** A refusal that says our secrets back to us puts them on no page. */
  #withoutEchoes({ answer, exchange }: Reply): Reply {
    const text = exchange.response?.body;
    if (!answer || answer.status === 200 || text === undefined) return { answer, exchange };
    const masked = this.masking.text(text);
    return { answer: masked === text ? answer : { ...answer, body: parse(masked) }, exchange };
  }

  async #exchange(method: string, url: string, headers: Record<string, string>, body: string): Promise<Reply> {
    const request = { method, url, headers, body };
    const start = performance.now();
    try {
      const response = await fetch(url, {
        method,
        headers,
        body: body === '' ? undefined : body,
        redirect: 'manual', // a token goes to no other address
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await readBody(response);
      const { status } = response;
      return {
        answer: { status, body: parse(text) },
        exchange: {
          request,
          response: { status, headers: Object.fromEntries(response.headers), body: text },
          milliseconds: performance.now() - start,
        },
      };
    } catch (error) {
      return { exchange: { request, milliseconds: performance.now() - start, error: reasonOf(error) } };
    }
  }
}

/** A path of these parts, each encoded. */
export function path(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

/** Why a reply is no success; nothing when it is one. */
export function problemOf({ answer, exchange }: Reply): string | undefined {
  if (!answer) return exchange.error;
  return answer.status === 200 ? undefined : `${answer.status}, ${messageOf(answer.body)}`;
}

/**
 * `data` of a reply that has to be a success (platform rule 3).
 * @throws {ServiceRefusal | ServiceUnreachable}
 */
export function dataOf(reply: Reply): unknown {
  return (bodyOf(reply) as { data?: unknown } | undefined)?.data;
}

/** As `dataOf`, with what is beside `data`. */
export function bodyOf({ answer, exchange }: Reply): unknown {
  const { method, url } = exchange.request;
  const what = `${method} ${new URL(url).pathname}`;
  if (!answer) throw new ServiceUnreachable(`No answer to ${what}: ${exchange.error}.`);
  if (answer.status !== 200) throw new ServiceRefusal(what, answer.status, answer.body);
  return answer.body;
}

/** @throws Error when the body is too long, compressed or not */
async function readBody({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error(`an answer of more than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1_000} s`;
  return cause?.code ?? cause?.message ?? message;
}
