import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** Takes notifications. */
export class Ifttt {
  private constructor(private readonly server: Server) {}

  /** @param notified told of each trigger identity; without it nobody looks at what comes */
  static async open(notified?: (identity: string) => void): Promise<Ifttt> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (notified) for (const identity of identitiesIn(Buffer.concat(chunks))) notified(identity);
        response.end('{}');
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Ifttt(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.server.close();
  }
}

function identitiesIn(body: Buffer): string[] {
  const { data } = JSON.parse(body.toString()) as { data: { trigger_identity: string }[] };
  return data.map(({ trigger_identity }) => trigger_identity);
}
