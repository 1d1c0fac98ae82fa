import { randomBytes } from 'node:crypto';
import { ServiceClient } from './service-client.js';
import type { ServiceProfile } from './service-profile.js';

/** The account as the service describes it (platform rule 13). */
export interface UserInfo {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
}

/** One choice of a drop-down. */
export interface FieldOption {
  readonly label: string;
  readonly value: string;
}

type OptionOrGroup = FieldOption | { readonly label: string; readonly values: readonly FieldOption[] };

/** A person's link between IFTTT and the service: asked for, then granted. */
export class Connection {
  /** Ties the answer of the consent page to this request. */
  readonly state = randomBytes(16).toString('hex');
  #grant: { accessToken: string; user: UserInfo } | undefined;

  constructor(
    private readonly service: ServiceProfile,
    readonly client: ServiceClient,
    private readonly redirectUri: string,
  ) {}

  /** Where IFTTT sends the person (platform rule 30). */
  get authorizeUrl(): string {
    const url = new URL(this.service.authorizeUrl);
    url.search = new URLSearchParams({
      client_id: this.service.clientId,
      response_type: 'code',
      scope: 'ifttt',
      state: this.state,
      redirect_uri: this.redirectUri,
    }).toString();
    return url.href;
  }

  /** @throws before the person has allowed the connection */
  get accessToken(): string {
    return this.granted.accessToken;
  }

  /** @throws before the person has allowed the connection */
  get user(): UserInfo {
    return this.granted.user;
  }

  /** Completes the connection: the code becomes a token, the token tells who the person is. */
  async complete(code: string): Promise<void> {
    const accessToken = await this.client.exchange(code, this.redirectUri);
    const user = (await this.client.data({ method: 'GET', path: 'user/info', accessToken })) as UserInfo;
    this.#grant = { accessToken, user };
  }

  /** The choices of a drop-down field; those inside groups are listed with the others (platform rule 22). */
  async options(step: 'triggers' | 'actions', slug: string, field: string): Promise<FieldOption[]> {
    const { accessToken } = this;
    const path = `${step}/${slug}/fields/${field}/options`;
    const listed = (await this.client.data({ method: 'POST', path, accessToken, body: {} })) as OptionOrGroup[];
    return listed.flatMap((entry) => ('values' in entry ? entry.values : [entry]));
  }

  private get granted() {
    if (!this.#grant) throw new Error('The person has not allowed this connection yet.');
    return this.#grant;
  }
}
