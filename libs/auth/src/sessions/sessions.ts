import { audit, digestOf, newSecret, sameSecret } from '#platform';
import type { Owner } from '#contract';
import { Transactions } from '#persistence';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { LessThanOrEqual, MoreThan, Repository } from 'typeorm';
import { Session, type SessionKind } from '../entities/session.entity.js';

const HOUR_MS = 3_600_000;

/** How long a session lasts, in milliseconds. The app keeps its own; a browser is often shared. */
export const SESSION_LIFETIME_MS: Readonly<Record<SessionKind, number>> = {
  app: 30 * 24 * HOUR_MS,
  browser: 12 * HOUR_MS,
};

/** A session as its holder gets it, once: the token is not stored. */
export interface OpenedSession {
  readonly id: string;
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * Signed-in people. An `app` session is the mobile app's bearer token and its sign-in at the MQTT broker; a `browser`
 * session is the cookie of our own pages. Neither is accepted in place of the other.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
  ) {}

  /** Opens a session; the person's expired ones go at the same time. */
  async open(kind: SessionKind, userId: string): Promise<OpenedSession> {
    const now = Date.now();
    const opened = { id: randomUUID(), token: newSecret(), expiresAt: now + SESSION_LIFETIME_MS[kind] };
    await this.transactions.run(async (tx) => {
      const { manager } = tx;
      await manager.delete(Session, { userId, expiresAt: LessThanOrEqual(now) });
      await manager.insert(Session, {
        id: opened.id,
        kind,
        userId,
        tokenDigest: digestOf(opened.token),
        createdAt: now,
        expiresAt: opened.expiresAt,
      });
      tx.afterCommit(() => audit('sign_in_succeeded', { userId, sessionId: opened.id, kind }));
    });
    return opened;
  }

  /** The valid session of this kind with this token. */
  async find(kind: SessionKind, token: string): Promise<Session | null> {
    return this.sessions.findOneBy({ tokenDigest: digestOf(token), kind, expiresAt: MoreThan(Date.now()) });
  }

  /**
   * Whether this id and token are a valid session of the mobile app, as the MQTT broker asks at its sign-in.
   *
   * @returns whose it is, or null
   */
  async verify(sessionId: string, token: string): Promise<Owner | null> {
    const session = await this.sessions.findOneBy({ id: sessionId, kind: 'app', expiresAt: MoreThan(Date.now()) });
    return session && sameSecret(session.tokenDigest, digestOf(token)) ? { id: session.userId } : null;
  }

  /** Ends a session of this person; another's, or one that is gone, is left as it is. */
  async close(sessionId: string, userId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { affected } = await tx.manager.delete(Session, { id: sessionId, userId });
      if (affected === 1) tx.afterCommit(() => audit('signed_out', { userId, sessionId }));
    });
  }

  /** Ends all sessions of this person, in browsers and in the app. */
  async closeAll(userId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.manager.delete(Session, { userId });
      tx.afterCommit(() => audit('signed_out_everywhere', { userId }));
    });
  }
}
