import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { User } from '../entities/user.entity.js';
import { People } from '../people/people.js';
import { SESSION_LIFETIME_MS, Sessions } from '../sessions/sessions.js';
import { type PageCookies, pageCookies } from './cookies.js';
import { csrfToken } from './csrf.js';

/** Who is signed in on our pages, by cookie. */
@Injectable()
export class BrowserSessions {
  private readonly cookies: PageCookies;

  constructor(
    config: Config,
    private readonly sessions: Sessions,
    private readonly people: People,
  ) {
    this.cookies = pageCookies(config.publicUrl);
  }

  /** The token of the forms on a page that is shown in answer to this request; see `checkCsrf`. */
  formToken(request: FastifyRequest, reply: FastifyReply): string {
    return csrfToken(reply, this.tokenOf(request));
  }

  /** Who is signed in in this browser. */
  async personOf(request: FastifyRequest): Promise<User | null> {
    const token = this.tokenOf(request);
    const session = token === undefined ? null : await this.sessions.find('browser', token);
    return session && this.people.find(session.userId);
  }

  /** Signs a person in: always a new session, so that one planted before is worth nothing. */
  async begin(request: FastifyRequest, reply: FastifyReply, userId: string): Promise<void> {
    await this.close(request);
    const { token } = await this.sessions.open('browser', userId);
    const maxAge = SESSION_LIFETIME_MS.browser / 1000;
    void reply.setCookie(this.cookies.session, token, { ...this.cookies.options, maxAge });
  }

  /** Signs out whoever is signed in in this browser. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.close(request);
    void reply.clearCookie(this.cookies.session, this.cookies.options);
  }

  /** Signs a person out of every browser and of the mobile app. What IFTTT was allowed stays allowed. */
  async endEverywhere(reply: FastifyReply, userId: string): Promise<void> {
    await this.sessions.closeAll(userId);
    void reply.clearCookie(this.cookies.session, this.cookies.options);
  }

  /** The session's token as the browser sent it, valid or not. */
  private tokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.cookies.session];
  }

  private async close(request: FastifyRequest): Promise<void> {
    const token = this.tokenOf(request);
    const session = token === undefined ? null : await this.sessions.find('browser', token);
    if (session) {
      await this.sessions.close(session.id, session.userId);
    }
  }
}
