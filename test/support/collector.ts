import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './waiting.js';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of a trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly failed: boolean;
  /** Of the process that made it. */
  readonly resource: Readonly<Record<string, unknown>>;
}

const SPAN_STATUS_ERROR = 2;

/** A collector of OpenTelemetry: takes traces as JSON (OTLP over HTTP), and keeps them. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  readonly requests: { readonly path: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
  /** All that was sent. */
  text = '';
  private constructor(private readonly server: Server) {}

  static async open(): Promise<Collector> {
    const server = createServer();
    const collector = new Collector(server);
    server.on('request', (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        collector.requests.push({ path: incoming.url, headers: incoming.headers });
        collector.take(Buffer.concat(chunks).toString());
        outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The spans of a trace, when this one is among them. */
  async traceWith(isIt: (span: CollectedSpan) => boolean): Promise<CollectedSpan[]> {
    const [found] = await eventually(
      async () => this.spans.filter(isIt),
      (spans) => spans.length > 0,
    );
    return this.spans.filter(({ traceId }) => traceId === found!.traceId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(body: string): void {
    this.text += body;
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      for (const span of scopeSpans.flatMap((scope: any) => scope.spans)) {
        this.spans.push({
          ...span,
          parentSpanId: span.parentSpanId ?? '',
          attributes: record(span.attributes),
          links: span.links ?? [],
          failed: span.status?.code === SPAN_STATUS_ERROR,
          resource: record(resource.attributes),
        });
      }
    }
  }
}

function record(attributes: { key: string; value: Record<string, unknown> }[] = []): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
