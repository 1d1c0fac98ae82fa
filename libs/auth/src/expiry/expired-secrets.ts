import { Pruner, type PruningRule } from '#persistence';
import { Injectable } from '@nestjs/common';
import { AccessToken, AuthorizationCode, RefreshToken, Session } from '../entities/index.js';

/** For the clocks of other instances, by which a secret may be valid still. */
const GRACE_MS = 24 * 3_600_000;

/** Codes, tokens and sessions that are over. They are pruned whatever the retention: nobody looks at them. */
@Injectable()
export class ExpiredSecrets {
  constructor(pruner: Pruner) {
    for (const entity of [Session, AccessToken, RefreshToken]) pruner.register(expired(entity));
    // A code that is used again revokes what it gave (RFC 6749 4.1.2), so it stays for as long as any of that is there.
    pruner.register(
      expired(
        AuthorizationCode,
        ` AND NOT EXISTS ${ofGrant('access_tokens')} AND NOT EXISTS ${ofGrant('refresh_tokens')}`,
      ),
    );
  }
}

function expired(entity: PruningRule['entity'], further = ''): PruningRule {
  return {
    entity,
    condition: (now) => ({ sql: `candidate.expires_at < ?${further}`, values: [now - GRACE_MS] }),
  };
}

function ofGrant(table: string): string {
  return `(SELECT 1 FROM ${table} token WHERE token.grant_id = candidate.grant_id)`;
}
