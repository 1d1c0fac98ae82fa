import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { type Answer, type Exchange, type Headers, type Purpose, type SentRequest } from './exchange.js';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** After so many requests in a row without an answer a service is taken to be gone. */
const PATIENCE = 5;

/** A request, as a check asks for it. */
export interface Call {
  readonly method: Dispatcher.HttpMethod;
  readonly url: string;
  readonly headers?: Headers;
  readonly body?: string;
}

/** The service stopped answering in the middle of a run. */
export class ServiceGoneError extends Error {
  override readonly name = 'ServiceGoneError';
}

/**
 * Sends requests as they are asked for and records what came back. It follows no redirect, keeps no cookie, waits no
 * longer than it must and reads no more than it must; whatever goes wrong is part of the exchange.
 */
export class HttpClient {
  readonly exchanges: Exchange[] = [];
  /** What the requests from now on are for. */
  purpose: Purpose = { rule: 0, protocol: true };
  private readonly agent: Agent;
  private unanswered = 0;

  constructor(private readonly timeoutMs: number) {
    this.agent = new Agent({
      connect: { timeout: timeoutMs },
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 1_000,
    });
  }

  /** @throws ServiceGoneError after several requests in a row without an answer */
  async send(call: Call, purpose = this.purpose): Promise<Exchange> {
    if (this.unanswered >= PATIENCE) throw new ServiceGoneError('The service does not answer any more.');
    const { method, url, headers = {}, body } = call;
    const sent: SentRequest = { method, url, headers, body };
    const startedAt = performance.now();
    const outcome = await this.outcomeOf(call).catch((error: unknown) => ({
      answer: undefined,
      problem: describeProblem(error, this.timeoutMs),
    }));
    const elapsedMs = performance.now() - startedAt;
    this.unanswered = outcome.answer && elapsedMs < this.timeoutMs ? 0 : this.unanswered + 1;
    const exchange: Exchange = { request: sent, ...outcome, elapsedMs, purpose };
    this.exchanges.push(exchange);
    return exchange;
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async outcomeOf({ method, url, headers, body }: Call): Promise<Pick<Exchange, 'answer' | 'problem'>> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const answer = await request(url, { dispatcher: this.agent, method, headers, body, signal });
    const received = joined(answer.headers);
    const { bytes, problem } = await readBody(answer.body);
    const decoded = await decode(bytes, received['content-encoding']);
    return { answer: toAnswer(answer.statusCode, received, decoded.text), problem: problem ?? decoded.problem };
  }
}

function toAnswer(status: number, headers: Headers, text: string): Answer {
  return { status, headers, text, json: parsed(text) };
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

async function readBody(body: AsyncIterable<unknown>): Promise<{ bytes: Buffer; problem?: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      // Leaving the loop destroys the body, and with it the connection.
      if (size > MAX_BODY_BYTES) return { bytes: Buffer.concat(chunks), problem: 'The body has more than 4 MB.' };
    }
  } catch (error) {
    return { bytes: Buffer.concat(chunks), problem: `The body did not come whole: ${messageOf(error)}.` };
  }
  return { bytes: Buffer.concat(chunks) };
}

const BOUNDED = { maxOutputLength: MAX_BODY_BYTES };

const decoders: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => promisify(gunzip)(bytes, BOUNDED),
  // RFC 9110 8.4.1.2: the zlib format; some services send the bare one.
  deflate: (bytes) => promisify(inflate)(bytes, BOUNDED).catch(() => promisify(inflateRaw)(bytes, BOUNDED)),
  br: (bytes) => promisify(brotliDecompress)(bytes, BOUNDED),
};

async function decode(bytes: Buffer, encoding: string | undefined): Promise<{ text: string; problem?: string }> {
  const decoder = decoders[(encoding ?? '').toLowerCase()];
  if (!decoder || bytes.length === 0) return { text: bytes.toString() };
  try {
    return { text: (await decoder(bytes)).toString() };
  } catch {
    return { text: '', problem: `The body is not what Content-Encoding: ${encoding} says.` };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function describeProblem(error: unknown, timeoutMs: number): string {
  if ((error as Error).name === 'TimeoutError') return `No answer within ${timeoutMs / 1000} s.`;
  return `No answer: ${messageOf(error)}.`;
}

function messageOf(error: unknown): string {
  const { code, message, cause } = error as { code?: unknown; message?: string; cause?: unknown };
  if (typeof code === 'string') return `${code}${message ? ` (${message})` : ''}`;
  return cause ? messageOf(cause) : (message ?? String(error));
}
