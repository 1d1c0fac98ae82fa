import { ServiceError } from '#ifttt';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIns } from '../people/sign-ins.js';
import { BrowserSessions } from './browser-sessions.js';
import { signInToken } from './csrf.js';

/** What the form shows; see `signInPage`. */
export interface SignInData {
  readonly csrf: string;
  /** What was typed before. */
  readonly email: string;
  /** Why it is shown again; null the first time. */
  readonly failure: SignInFailure | null;
}

export interface SignInFailure {
  /** The HTTP status of the page: 401, or 429 where the password was not looked at. */
  readonly status: number;
  readonly message: string;
}

/** The sign-in form, which is the same on every page that needs a person. */
@Injectable()
export class SignInForm {
  constructor(
    private readonly sessions: BrowserSessions,
    private readonly signIns: SignIns,
  ) {}

  /** The form before anything was typed. */
  blank(reply: FastifyReply): SignInData {
    return { csrf: signInToken(reply), email: '', failure: null };
  }

  /**
   * Signs in whoever filled in the form, which has passed `checkCsrf`.
   *
   * @returns the form to show again where it failed, with whatever headers its answer needs on the reply; else null
   */
  async submit(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<(SignInData & { readonly failure: SignInFailure }) | null> {
    const form = request.body as Readonly<Record<string, unknown>>;
    const email = textOf(form.email);
    try {
      const person = await this.signIns.identify(email, textOf(form.password), request.ip);
      await this.sessions.begin(request, reply, person.id);
      return null;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      void reply.headers(error.headers);
      const { entry, message } = error;
      return { csrf: signInToken(reply), email, failure: { status: entry.status, message } };
    }
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
