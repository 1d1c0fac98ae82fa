import { channel } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';

export type Method = Dispatcher.HttpMethod;
export type Headers = Readonly<Record<string, string>>;

export interface Call {
  readonly method?: Method;
  readonly headers?: Headers;
  /** Sent as JSON, with that content type. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Buffer;
  /** Sent as a form, with that content type. */
  readonly form?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body, decompressed. */
  readonly text: string;
  /** The body as JSON; throws where it is not. */
  readonly json: any;
}

const decoders: Record<string, (body: Buffer) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate), // RFC 9110 8.4.1.2: the zlib format
  br: promisify(brotliDecompress),
};

const agent = new Agent({ keepAliveTimeout: 1000, headersTimeout: 15_000, bodyTimeout: 15_000 });

/** An answer to {@link send}, and what was asked. */
export interface Exchange {
  readonly method: Method;
  readonly url: string;
  readonly answer: Answer;
}

/** Where every {@link Exchange} of this process is told. */
export const EXCHANGES = channel('robot-ifttt:exchanges');

/** One request. Redirects are not followed, and no header is sent but the caller's own. */
export async function send(url: string, call: Call = {}): Promise<Answer> {
  const [contentType, body] = encode(call);
  const { method = 'GET' } = call;
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: { ...(contentType && { 'content-type': contentType }), ...call.headers },
    body,
  });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  const decode = decoders[String(answer.headers['content-encoding'])];
  const text = (decode && bytes.length ? await decode(bytes) : bytes).toString();
  const whole = toAnswer(answer.statusCode, answer.headers, text);
  EXCHANGES.publish({ method, url, answer: whole } satisfies Exchange);
  return whole;
}

function encode({ json, body, form }: Call): [contentType: string | null, body: string | Buffer | null] {
  if (json !== undefined) return ['application/json', JSON.stringify(json)];
  if (form) return ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()];
  return [null, body ?? null];
}

function toAnswer(status: number, headers: Answer['headers'], text: string): Answer {
  return {
    status,
    headers,
    text,
    get json(): any {
      return JSON.parse(text);
    },
  };
}

/**
 * Sends exactly these bytes, for what no HTTP client agrees to send, and reads until the service closes the
 * connection: let the request say `Connection: close`.
 */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    // A service that refuses a body while it is being sent may reset the connection after its answer.
    socket.on('error', (error) => (chunks.length ? undefined : reject(error)));
    socket.setTimeout(15_000, () => socket.destroy(new Error('No answer within 15 s')));
  });
  return parse(answer);
}

function parse(answer: Buffer): Answer {
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = answer.subarray(end + 4);
  const text = headers['transfer-encoding'] === 'chunked' ? unchunk(body) : body;
  return toAnswer(Number(statusLine.split(' ')[1]), headers, text.toString());
}

function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, lineEnd).toString(), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
