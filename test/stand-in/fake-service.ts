import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceProfile } from '../../apps/ifttt-stand-in/src/platform/index.js';
import { Inbox } from '../support/waiting.js';

export interface Asked {
  readonly method: string;
  /** Below `/ifttt/v1/`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: any;
}

type Answer = readonly [status: number, body: unknown];
type Answering = (asked: Asked) => Answer | Promise<Answer>;

const OK: Answer = [200, { data: {} }];
const REFUSED: Answer = [401, { errors: [{ message: 'Sign in again' }] }];
const NOT_FOUND: Answer = [404, { errors: [{ message: 'Not found' }] }];

/**
 * Somebody else's service: a trigger `heard`, an action `say`, and accounts whose access tokens a test can end. It
 * describes itself by nothing but `test/setup`, and a test can have it answer otherwise.
 */
export class FakeService {
  readonly asked = new Inbox<Asked>('request to the service');
  /** Newest first. */
  events: { words: string; meta: { id: string; timestamp: number } }[] = [];
  /** The access token that is taken, and the refresh token for the next one. */
  token = 'access-1';
  refreshToken: string | undefined = 'refresh-1';
  userId = 'ada';
  #answers = new Map<string, Answering>();
  #server: Server;

  async open(): Promise<void> {
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const asked = {
          method: String(incoming.method),
          path: String(incoming.url).replace('/api/ifttt/v1/', ''),
          headers: incoming.headers,
          body: parse(text),
        };
        this.asked.put(asked);
        void this.#answer(asked).then(([status, body]) => {
          outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
        });
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get profile(): ServiceProfile {
    const origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return {
      id: 'fake',
      apiUrl: `${origin}/api`,
      authorizeUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/api/ifttt/v1/token`,
      clientId: 'me',
      clientSecret: 'client-s3cret',
      serviceKey: 'service-k3y',
    };
  }

  /** From now on it answers like this. @param what method and path: `POST actions/say` */
  answer(what: string, answering: Answering | Answer): void {
    this.#answers.set(what, typeof answering === 'function' ? answering : () => answering);
  }

  /** As it was before. */
  answerAsUsual(what: string): void {
    this.#answers.delete(what);
  }

  /** What it was asked, of this method and path. */
  all(what: string): Asked[] {
    return this.asked.all.filter((asked) => `${asked.method} ${asked.path}` === what);
  }

  next(what: string): Promise<Asked> {
    return this.asked.next((asked) => `${asked.method} ${asked.path}` === what);
  }

  /** Something was said. */
  hear(id: string, words = 'hello'): void {
    this.events.unshift({ words, meta: { id, timestamp: 1_772_353_800 } });
  }

  async #answer(asked: Asked): Promise<Answer> {
    const { method, path, headers } = asked;
    const special = this.#answers.get(`${method} ${path}`);
    if (special) return special(asked);
    if (path === 'token') return this.#tokens(asked);
    if (path === 'test/setup') return [200, { data: { accessToken: 'test-token', samples: SAMPLES } }];
    const { authorization } = headers;
    if (authorization !== `Bearer ${this.token}` && authorization !== 'Bearer test-token') {
      return path.startsWith('/docs') ? NOT_FOUND : REFUSED;
    }
    if (path === 'user/info') return [200, { data: { id: this.userId, name: 'Ada' } }];
    if (path === 'triggers/heard') return [200, { data: this.events }];
    if (path === 'triggers/heard/fields/phrase/validate') return [200, { data: { valid: asked.body.value !== 'bad' } }];
    if (path === 'actions/say/fields/voice/options') return [200, { data: [{ label: 'Low', value: 'low' }] }];
    if (path.startsWith('actions/say')) return path === 'actions/say' ? [200, { data: [{ id: 'said' }] }] : NOT_FOUND;
    if (path === 'queries/rooms') return [200, { data: [{ room: 'Hall' }], cursor: 'next' }];
    return method === 'DELETE' ? OK : NOT_FOUND;
  }

  #tokens({ body }: Asked): Answer {
    const given = new URLSearchParams(String(body));
    const isRefresh = given.get('grant_type') === 'refresh_token';
    const isGood = isRefresh ? given.get('refresh_token') === this.refreshToken : given.get('code') === 'good';
    if (!isGood) return [400, { error: 'invalid_grant' }];
    const tokens = { access_token: this.token, ...(this.refreshToken && { refresh_token: this.refreshToken }) };
    return [200, { token_type: 'Bearer', ...tokens }];
  }
}

const SAMPLES = {
  triggers: { heard: { phrase: 'hello' } },
  triggerFieldValidations: { heard: { phrase: { valid: 'hello', invalid: 'bad' } } },
  queries: { rooms: {} },
  actions: { say: { text: 'hello', voice: 'low' } },
  actionRecordSkipping: { say: { text: '-' } },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
