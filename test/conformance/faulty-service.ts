import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { type Headers, type Method, send } from '../support/http.js';

/** A request on its way to the service. */
export interface PassingRequest {
  readonly method: Method;
  /** Path and query. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: string;
}

/** An answer on its way back; its headers have lower-case names. */
export interface PassingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Decompressed; it is compressed again as `content-encoding` says. */
  readonly body: string;
}

/** The sound service. */
export type Service = (request: PassingRequest) => Promise<PassingAnswer>;

/** A fault: it answers for the service, which it may ask or not, as it is asked or otherwise. */
export type Fault = (request: PassingRequest, service: Service) => Promise<PassingAnswer> | PassingAnswer;

/** A service with a fault: what stands before a sound one. */
export interface FaultyService {
  readonly origin: string;
  close(): Promise<void>;
}

const OF_ONE_CONNECTION = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];
const ENCODERS: Readonly<Record<string, (body: string) => Buffer>> = { gzip: gzipSync, deflate: deflateSync };

/** Resolves when the faulty service listens, on a free port of 127.0.0.1. */
export async function startFaultyService(soundOrigin: string, fault: Fault): Promise<FaultyService> {
  const service: Service = async ({ method, target, headers, body }) => {
    const answer = await send(soundOrigin + target, { method, headers, ...(body && { body }) });
    return { status: answer.status, headers: answer.headers, body: answer.text };
  };
  const server = createServer((incoming, outgoing) => {
    receive(incoming)
      .then((request) => fault(request, service))
      .then((answer) => reply(outgoing, answer))
      .catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage): Promise<PassingRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method as Method,
    target: incoming.url ?? '/',
    headers: passing(incoming.headers) as Headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function reply(outgoing: ServerResponse, { status, headers, body }: PassingAnswer): void {
  const encode = ENCODERS[String(headers['content-encoding'])];
  for (const [name, value] of Object.entries(passing(headers))) outgoing.setHeader(name, value);
  outgoing.statusCode = status;
  outgoing.end(encode && body ? encode(body) : body);
}

/** Headers without those that belong to one connection alone. */
function passing(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !OF_ONE_CONNECTION.includes(name)) kept[name] = value;
  }
  return kept;
}
