import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { NotFound } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Masking } from '../service/masking.js';
import { dataOf, type ServiceClient } from '../service/service-client.js';
import type { ServiceProfile } from '../service-profile.js';
import type { ConnectionStore } from '../state/connection-store.js';
import type { ConnectionView, Outcome, UserInfo } from '../views.js';
import { tokensOf } from './tokens.js';

/** Platform rule 13. */
const userInfo = z.object({
  id: z.string().min(1).max(200),
  name: z.string(),
  url: z
    .string()
    .nullish()
    .transform((url) => url ?? undefined),
});

type Query = Readonly<Record<string, string | undefined>>;

/** Connects people: to the consent page, back with a code, and the code becomes a token (RFC 6749 4.1). */
export class Authorization {
  constructor(
    private readonly service: ServiceProfile,
    private readonly redirectUrl: string,
    private readonly client: ServiceClient,
    private readonly connections: ConnectionStore,
    private readonly journal: Journal,
    private readonly masking: Masking,
  ) {}

  /** Where IFTTT sends the person (platform rule 30). A scope in the service's authorization URL goes before ours. */
  begin(): { readonly authorizeUrl: string; readonly state: string } {
    const state = randomBytes(32).toString('hex');
    this.connections.beginVisit(state);
    const url = new URL(this.service.authorizeUrl);
    url.searchParams.set('client_id', this.service.clientId);
    url.searchParams.set('response_type', 'code');
    if (!url.searchParams.has('scope')) url.searchParams.set('scope', 'ifttt');
    url.searchParams.set('state', state);
    url.searchParams.set('redirect_uri', this.redirectUrl);
    return { authorizeUrl: url.href, state };
  }

  async complete({ state, code, error }: Query): Promise<Outcome> {
    // The protocol's own example of a denial has no state.
    const isKnown = state === undefined ? error === 'access_denied' : this.connections.endVisit(state);
    if (!isKnown) return this.#failed('Nobody has begun to connect with this state, or it was used already.');
    if (error === 'access_denied') {
      this.journal.write({ kind: 'connection', title: 'The person said no' });
      return { kind: 'denied' };
    }
    if (error !== undefined) return this.#failed(`The service sent the person back with the error "${error}".`);
    if (!code) return this.#failed('The service sent the person back without a code.');
    this.masking.hide(code);
    try {
      return { kind: 'connected', connection: await this.#connect(code) };
    } catch (problem) {
      return this.#failed((problem as Error).message);
    }
  }

  /** A service without accounts has one connection, for everyone. */
  connectEveryone(): ConnectionView {
    const everyone = { id: this.service.id, name: 'Everyone' };
    return viewOf(this.connections.save(newId(), everyone, {}));
  }

  async #connect(code: string): Promise<ConnectionView> {
    const exchange = await this.client.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.redirectUrl,
    });
    this.journal.reply({ kind: 'connection', title: 'Exchanged the code for a token' }, exchange);
    const tokens = tokensOf(exchange);
    this.masking.hide(tokens.accessToken, tokens.refreshToken);
    const reply = await this.client.send({ method: 'GET', path: 'user/info' }, tokens);
    this.journal.reply({ kind: 'connection', title: 'Asked who the person is' }, reply);
    const user = userInfo.safeParse(dataOf(reply));
    if (!user.success) throw new Error('user/info has to give data.id and data.name, both strings.');
    return this.#save(user.data, tokens);
  }

  #save(user: UserInfo, tokens: ReturnType<typeof tokensOf>): ConnectionView {
    const connection = viewOf(this.connections.save(newId(), user, tokens));
    this.journal.write({ kind: 'connection', title: `Connected as ${user.name}`, connectionId: connection.id });
    return connection;
  }

  #failed(reason: string): Outcome {
    const message = this.masking.text(reason);
    this.journal.write({ kind: 'failure', title: `Not connected: ${message}` });
    return { kind: 'failed', message };
  }
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

/** Without its tokens. */
export function viewOf({ id, user, connectedAt, state }: ReturnType<ConnectionStore['save']>): ConnectionView {
  return { id, user, connectedAt, state: state === 'leaving' ? 'needs reconnection' : state };
}

/** @throws {NotFound} also when she has disconnected */
export function connectionOf(connections: ConnectionStore, id: string): ConnectionView {
  const connection = connections.find(id);
  if (!connection || connection.state === 'leaving') throw new NotFound('There is no such connection.');
  return viewOf(connection);
}
