import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { People } from '../people/people.js';
import { BrowserSessions } from './browser-sessions.js';
import { signInToken } from './csrf.js';

/** What the form shows; see `signInPage`. */
export interface SignInData {
  readonly csrf: string;
  /** What was typed before. */
  readonly email: string;
  readonly failed: boolean;
}

/** The sign-in form, which is the same on every page that needs a person. */
@Injectable()
export class SignInForm {
  constructor(
    private readonly sessions: BrowserSessions,
    private readonly people: People,
  ) {}

  /** The form before anything was typed. */
  blank(reply: FastifyReply): SignInData {
    return { csrf: signInToken(reply), email: '', failed: false };
  }

  /**
   * Signs in whoever filled in the form, which has passed `checkCsrf`.
   *
   * @returns the form to show again where address and password do not belong together, else null
   */
  async submit(request: FastifyRequest, reply: FastifyReply): Promise<SignInData | null> {
    const form = request.body as Readonly<Record<string, unknown>>;
    const email = textOf(form.email);
    const person = await this.people.authenticate(email, textOf(form.password));
    if (!person) return { csrf: signInToken(reply), email, failed: true };
    await this.sessions.begin(request, reply, person.id);
    return null;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
