import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { freePort } from '../../support/ports.js';
import { Inbox } from '../../support/waiting.js';

const PAGE = '<!doctype html><html lang="en"><title>Back at IFTTT</title><h1>Back at IFTTT</h1></html>';

/** IFTTT's page for people who come back from consent. */
export class Landing {
  /** The parameters that they brought along. */
  readonly arrivals = new Inbox<Record<string, string>>('person back from consent');
  /** The service's `IFTTT_REDIRECT_URL`; empty until it is open. */
  url = '';
  private server: Server | undefined;

  async open(): Promise<void> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}/channels/test_robot/authorize`;
    this.server = createServer((incoming, outgoing) => {
      const { origin, pathname, searchParams } = new URL(String(incoming.url), this.url);
      if (origin + pathname !== this.url) return void outgoing.writeHead(404).end();
      outgoing.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
      this.arrivals.put(Object.fromEntries(searchParams));
    }).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    this.server?.closeAllConnections();
    await closed;
  }
}
