import OAuth2Server from '@node-oauth/oauth2-server';
import type { Transaction } from '#persistence';
import type { AuthorizationCode } from '../entities/authorization-code.entity.js';
import type { RefreshToken } from '../entities/refresh-token.entity.js';
import type { AccessTokens } from './access-tokens.js';
import type { AuthorizationCodes } from './authorization-codes.js';
import { type RegisteredClient, SCOPE } from './client.js';
import type { RefreshTokens } from './refresh-tokens.js';

/** With refresh tokens, an access token lasts an hour; without, for ever (platform rule 32). */
const ACCESS_TOKEN_LIFETIME_MS = 3_600_000;

export interface GrantStores {
  readonly client: RegisteredClient;
  readonly codes: AuthorizationCodes;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
}

type Model = OAuth2Server.AuthorizationCodeModel & OAuth2Server.RefreshTokenModel;

/**
 * What @node-oauth/oauth2-server asks while it answers one token request, in the transaction of that request. The
 * library knows the grammar and the order of RFC 6749; this knows our tables.
 */
export function grantModel(
  transaction: Transaction,
  stores: GrantStores,
  options: { refresh: boolean; redirectUri: string | undefined },
): Model {
  const { manager } = transaction;
  const { codes, accessTokens, refreshTokens } = stores;
  const grants = options.refresh ? ['authorization_code', 'refresh_token'] : ['authorization_code'];
  const client = { id: stores.client.id, grants };

  return {
    async getClient(clientId, clientSecret) {
      // The library asks without a secret too, for public clients: we have none.
      return stores.client.authenticates(clientId, clientSecret ?? '') ? client : null;
    },

    async getAuthorizationCode(code) {
      const row = await codes.find(manager, code);
      if (row === null) {
        return null;
      }
      if (row.usedAt !== null) {
        await codes.consume(transaction, row); // revokes what the first use gave, also long after
        return null;
      }
      return {
        authorizationCode: code,
        expiresAt: new Date(row.expiresAt),
        redirectUri: '', // compared below, with the answer of RFC 6749 5.2
        scope: [row.scope],
        client: { id: row.clientId, grants },
        user: { id: row.userId, grantId: row.grantId },
        row,
      };
    },

    async revokeAuthorizationCode(found) {
      const row = found.row as AuthorizationCode;
      const unused = await codes.consume(transaction, row);
      return unused && redirectUriFits(row.redirectUri, options.redirectUri, stores.client.redirectUrl);
    },

    async getRefreshToken(refreshToken) {
      const row = await refreshTokens.find(manager, refreshToken);
      return (
        row && {
          refreshToken,
          scope: [row.scope],
          client: { id: row.clientId, grants },
          user: { id: row.userId, grantId: row.grantId },
          row,
        }
      );
    },

    revokeToken: (found) => refreshTokens.rotate(transaction, found.row as RefreshToken),

    async saveToken(_token, _client, user) {
      const { id: userId, grantId } = user as { id: string; grantId: string };
      const expiresAt = options.refresh ? Date.now() + ACCESS_TOKEN_LIFETIME_MS : null;
      return {
        accessToken: await accessTokens.issue(manager, { userId, grantId, expiresAt }),
        ...(expiresAt !== null && {
          accessTokenExpiresAt: new Date(expiresAt),
          refreshToken: await refreshTokens.issue(manager, userId, grantId),
        }),
        scope: [SCOPE],
        client,
        user,
      };
    },

    getAccessToken: () => {
      throw new Error('Requests are authenticated by AccessGuard');
    },
    saveAuthorizationCode: () => {
      throw new Error('Codes are issued by AuthorizationCodes');
    },
  };
}

/**
 * RFC 6749 4.1.3: the token request names the redirect_uri that the authorization request had. Where that had none,
 * the registered one is what was meant, and it may be left out.
 */
export function redirectUriFits(authorized: string | null, given: string | undefined, registered: string): boolean {
  return authorized === null ? given === undefined || given === registered : given === authorized;
}
