import type { Tokens } from '../state/connection-store.js';
import { bodyOf, type Reply } from '../service/service-client.js';
import { ServiceRefusal } from '../problems.js';

/**
 * The tokens of a token endpoint's answer (platform rule 31).
 * @throws {ServiceRefusal | ServiceUnreachable} when there are none
 */
export function tokensOf(reply: Reply): Tokens & { readonly accessToken: string } {
  const { access_token: accessToken, refresh_token: refreshToken } = (bodyOf(reply) ?? {}) as Record<string, unknown>;
  if (typeof accessToken !== 'string' || accessToken === '') {
    throw new ServiceRefusal('the request for a token', 200, { error: 'there is no access_token in the answer' });
  }
  return { accessToken, ...(typeof refreshToken === 'string' && refreshToken !== '' && { refreshToken }) };
}

/** Whether the service says that the grant is no longer good (RFC 6749 5.2). */
export function isInvalidGrant({ answer }: Reply): boolean {
  return answer?.status === 400 && (answer.body as { error?: unknown } | undefined)?.error === 'invalid_grant';
}
