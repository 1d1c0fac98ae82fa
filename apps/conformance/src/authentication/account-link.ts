import { randomBytes } from 'node:crypto';
import { LostWay } from '../../../form-browser/src/index.js';
import { type Exchange, type Headers } from '../http/exchange.js';
import { type AuthenticationOptions } from '../options.js';
import { type Findings } from '../rule.js';
import { objectOr } from '../service/json.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';
import { ConsentPages, type Decision } from './consent-pages.js';
import { pageLoader } from './page-loader.js';

/** Nobody's: redirects to it show that a service follows whatever it is told. `.invalid` is never found (RFC 6761). */
export const FOREIGN_REDIRECT_URL = 'https://conformance.invalid/channels/somebody_else/authorize';

/** What is sent to the token endpoint, and how (platform rule 31). */
export type Encoding = 'form' | 'json';
type Parameters = Readonly<Record<string, string>>;

/** An authorization that led back. */
export interface Return {
  readonly to: URL;
  readonly state: string;
  /** The answer that led back. */
  readonly exchange: Exchange;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Seconds, as the service said. */
  readonly expiresIn: unknown;
  readonly exchange: Exchange;
}

/** One account's link with the service, made and kept as IFTTT does it. The person stays signed in. */
export class AccountLink {
  private readonly pages: ConsentPages;

  constructor(
    private readonly service: ServiceUnderTest,
    readonly settings: AuthenticationOptions,
  ) {
    this.pages = new ConsentPages(settings, [settings.redirectUrl, FOREIGN_REDIRECT_URL], pageLoader(service));
  }

  /**
   * Sends the person through the pages (platform rule 30).
   *
   * @throws LostWay where they do not lead back
   */
  async authorize(decision: Decision, redirectUrl = this.settings.redirectUrl): Promise<Return> {
    // What it is made of must be encoded in a URL, and is to come back as it was.
    const state = `${randomBytes(8).toString('hex')} +&=/%`;
    const url = new URL(this.settings.authorizeUrl);
    const parameters = {
      client_id: this.settings.clientId,
      response_type: 'code',
      scope: 'ifttt',
      state,
      redirect_uri: redirectUrl,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const to = await this.pages.decide(url.href, decision);
    this.service.secrets.add(to.searchParams.get('code') ?? undefined);
    return { to, state, exchange: this.service.http.exchanges.at(-1)! };
  }

  /** A code of an account that said yes. Skips the check where there is none: rule 30 says why. */
  async code(findings: Findings): Promise<string> {
    const returned = await this.authorize('allow').catch((error: unknown) => {
      if (error instanceof LostWay) return undefined;
      throw error;
    });
    const code = returned?.to.searchParams.get('code');
    return code ? code : findings.skip('needs rule 30: no code came back from the pages');
  }

  exchangeCode(code: string, encoding: Encoding = 'form', changes: Parameters = {}): Promise<Exchange> {
    const { redirectUrl } = this.settings;
    return this.token({ grant_type: 'authorization_code', code, redirect_uri: redirectUrl, ...changes }, encoding);
  }

  refresh(refreshToken: string): Promise<Exchange> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken }, 'form');
  }

  /** Tokens of a new code. Skips the check where there are none: rules 30 and 31 say why. */
  async connect(findings: Findings): Promise<Tokens> {
    const tokens = tokensOf(await this.exchangeCode(await this.code(findings)));
    return tokens ?? findings.skip('needs rule 31: the code was not exchanged for a token');
  }

  userInfo(accessToken: string): Promise<Exchange> {
    return this.service.call('GET', 'user/info', { credential: { Authorization: `Bearer ${accessToken}` } });
  }

  private async token(parameters: Parameters, encoding: Encoding): Promise<Exchange> {
    const { clientId, clientSecret, tokenUrl } = this.settings;
    const all = { client_id: clientId, client_secret: clientSecret, ...parameters };
    const [type, body] =
      encoding === 'json'
        ? ['application/json', JSON.stringify(all)]
        : ['application/x-www-form-urlencoded', new URLSearchParams(all).toString()];
    const headers: Headers = { Accept: 'application/json', 'Content-Type': type };
    const { http, secrets } = this.service;
    const exchange = await http.send(
      { method: 'POST', url: tokenUrl, headers, body },
      { ...http.purpose, protocol: false },
    );
    const tokens = tokensOf(exchange);
    for (const secret of [tokens?.accessToken, tokens?.refreshToken]) secrets.add(secret);
    return exchange;
  }
}

/** The link of this run; skips the check where the authentication test was not asked for. */
export function linkOf(service: ServiceUnderTest, findings: Findings): AccountLink {
  return service.link ?? findings.skip('needs the settings of the authentication test (--authorize-url)');
}

/** What a token request gave (RFC 6749 5.1); undefined where that was no token. */
export function tokensOf(exchange: Exchange): Tokens | undefined {
  const { status, json } = exchange.answer ?? {};
  const { access_token, refresh_token, expires_in } = objectOr(json);
  if (status !== 200 || typeof access_token !== 'string' || access_token === '') return undefined;
  const refreshToken = typeof refresh_token === 'string' && refresh_token !== '' ? refresh_token : undefined;
  return { accessToken: access_token, refreshToken, expiresIn: expires_in, exchange };
}
