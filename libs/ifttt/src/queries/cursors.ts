import { createHmac, hkdfSync } from 'node:crypto';
import { Config, sameSecret } from '#platform';
import { Injectable } from '@nestjs/common';
import { ServiceError } from '../errors/service-error.js';
import { type Position } from '../steps/steps.js';

/** What a cursor is good for; with anything else it is not ours. */
export interface CursorScope {
  readonly ownerId: string;
  readonly querySlug: string;
  /** Checked, so in the order of their definition. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Names the use of the key and the form of the cursor. Another form needs another name. */
const KEY_PURPOSE = 'robot-ifttt query cursors, form 1';
const KEY_BYTES = 32;

/**
 * Cursors: a position in the rows of a query, signed together with the owner, the query and its fields. Nothing of it is
 * kept here, so any instance reads what another wrote. The key comes from IFTTT's OAuth2 client secret: where that
 * changes, older cursors end.
 */
@Injectable()
export class Cursors {
  private readonly key: Buffer;

  constructor({ ifttt }: Config) {
    // RFC 5869: a key of its own for each use of a secret
    this.key = Buffer.from(hkdfSync('sha256', ifttt.clientSecret, '', KEY_PURPOSE, KEY_BYTES));
  }

  write(scope: CursorScope, position: Position): string {
    const content = Buffer.from(JSON.stringify(position)).toString('base64url');
    return `${content}.${this.sign(scope, content)}`;
  }

  /** @throws ServiceError `InvalidCursor` for a cursor that was not written with this scope (platform rule 23) */
  read(scope: CursorScope, cursor: string): Position {
    const [content = '', signature = '', ...more] = cursor.split('.');
    // The texts are compared: what they decode to leaves bits of their last characters out.
    if (more.length > 0 || !sameSecret(signature, this.sign(scope, content))) {
      throw new ServiceError('InvalidCursor');
    }
    return JSON.parse(Buffer.from(content, 'base64url').toString()) as Position;
  }

  private sign({ ownerId, querySlug, fields }: CursorScope, content: string): string {
    // As JSON no part can run over into the next.
    return createHmac('sha256', this.key)
      .update(JSON.stringify([ownerId, querySlug, fields, content]))
      .digest('base64url');
  }
}
