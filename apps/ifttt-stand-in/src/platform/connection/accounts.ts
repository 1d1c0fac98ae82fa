import type { Activity } from '../activity.js';
import { NeedsReconnection, NotFound } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Masking } from '../service/masking.js';
import { bodyOf, dataOf, type Reply, type ServiceClient, type ServiceRequest } from '../service/service-client.js';
import type { ConnectionStore, StoredConnection } from '../state/connection-store.js';
import { isInvalidGrant, tokensOf } from './tokens.js';

type Entry = Omit<Activity, 'id' | 'at' | 'exchange' | 'connectionId'>;

/** Asks the service on behalf of connected people, and keeps their access tokens fresh. */
export class Accounts {
  readonly #refreshes = new Map<string, Promise<string>>();

  constructor(
    private readonly client: ServiceClient,
    private readonly connections: ConnectionStore,
    private readonly journal: Journal,
    private readonly masking: Masking,
  ) {}

  /**
   * Sends a request with the person's access token. One that the service refuses with 401 is sent once again with a
   * new token (platform rule 33).
   * @throws {NotFound | NeedsReconnection} and, when the token could not be refreshed now, {ServiceRefusal |
   *   ServiceUnreachable}; every other failure is a reply
   */
  async call(connectionId: string, request: ServiceRequest): Promise<Reply> {
    const { accessToken } = this.#usable(connectionId);
    if (accessToken === undefined) return this.client.send(request, 'service key');
    const reply = await this.client.send(request, { accessToken });
    if (reply.answer?.status !== 401) return reply;
    this.journal.reply({ kind: 'connection', title: 'The access token was refused', connectionId }, reply);
    return this.client.send(request, { accessToken: await this.#fresh(connectionId, accessToken) });
  }

  /** As `call`, told in the activity feed. @returns `data` of the answer @throws {ServiceRefusal | ServiceUnreachable} */
  async data(connectionId: string, request: ServiceRequest, entry: Entry): Promise<unknown> {
    return dataOf(await this.#told(connectionId, request, entry));
  }

  /** As `data`. @returns the whole body */
  async body(connectionId: string, request: ServiceRequest, entry: Entry): Promise<unknown> {
    return bodyOf(await this.#told(connectionId, request, entry));
  }

  async #told(connectionId: string, request: ServiceRequest, entry: Entry): Promise<Reply> {
    const reply = await this.call(connectionId, request);
    this.journal.reply({ ...entry, connectionId }, reply);
    return reply;
  }

  #usable(connectionId: string): StoredConnection {
    const connection = this.connections.find(connectionId);
    if (!connection) throw new NotFound('There is no such connection.');
    if (connection.state === 'needs reconnection') throw needsReconnection(connection);
    return connection;
  }

  /** A token other than the refused one. Whoever asks while one is being got waits for the same. */
  async #fresh(connectionId: string, refused: string): Promise<string> {
    const current = this.#usable(connectionId).accessToken;
    if (current !== undefined && current !== refused) return current;
    const underWay = this.#refreshes.get(connectionId);
    if (underWay) return underWay;
    const refresh = this.#refresh(connectionId).finally(() => this.#refreshes.delete(connectionId));
    this.#refreshes.set(connectionId, refresh);
    return refresh;
  }

  async #refresh(connectionId: string): Promise<string> {
    const connection = this.#usable(connectionId);
    const { refreshToken } = connection;
    if (refreshToken === undefined) throw this.#lost(connection);
    const reply = await this.client.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
    this.journal.reply({ kind: 'connection', title: 'Refreshed the access token', connectionId }, reply);
    if (isInvalidGrant(reply)) throw this.#lost(connection);
    const tokens = tokensOf(reply);
    this.masking.hide(tokens.accessToken, tokens.refreshToken);
    this.connections.refresh(connectionId, tokens);
    return tokens.accessToken;
  }

  #lost(connection: StoredConnection): NeedsReconnection {
    // A person who is leaving does not come back by it.
    if (connection.state === 'connected') this.connections.setState(connection.id, 'needs reconnection');
    const problem = needsReconnection(connection);
    this.journal.write({ kind: 'failure', title: problem.message, connectionId: connection.id });
    return problem;
  }
}

function needsReconnection({ user }: StoredConnection): NeedsReconnection {
  return new NeedsReconnection(`The service takes no token of ${user.name} any more: connect the account again.`);
}
