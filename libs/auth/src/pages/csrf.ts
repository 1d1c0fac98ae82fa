import { PageError } from '#pages';
import { digestOf } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import type { FastifyCsrfProtectionOptions } from '@fastify/csrf-protection';
import type { Config } from '#platform';
import { pageCookies } from './cookies.js';

/** What the token of a sign-in form is bound to: nobody's name, so that signing in elsewhere meanwhile is no obstacle. */
const SIGNING_IN = 'sign-in';

/**
 * Forms carry a token that is bound to a cookie and to the browser session in which they were shown, so that a form
 * of one account is never sent in the name of another. The key comes from the client secret: every process has it.
 */
export function csrfOptions(config: Config): FastifyCsrfProtectionOptions {
  const { csrf, session, options } = pageCookies(config.publicUrl);
  return {
    cookieKey: csrf,
    cookieOpts: options,
    getToken: (request) => textIn(request.body, '_csrf'),
    getUserInfo: (request) =>
      textIn(request.body, 'step') === SIGNING_IN ? SIGNING_IN : boundTo(request.cookies[session]),
    csrfOpts: {
      userInfo: true,
      hmacKey: createHmac('sha256', config.ifttt.clientSecret).update('robot-ifttt csrf').digest(),
    },
  };
}

/** A token for the forms of a page that is shown in the session with this cookie, if any. */
export function csrfToken(reply: FastifyReply, sessionToken: string | undefined): string {
  return reply.generateCsrf({ userInfo: boundTo(sessionToken) });
}

/** A token for a form whose step is to sign in. */
export function signInToken(reply: FastifyReply): string {
  return reply.generateCsrf({ userInfo: SIGNING_IN });
}

/**
 * @returns the form's step. Which one it is has to be looked at always: the token of a sign-in form, which is bound to
 *   no session, is good for that step alone.
 * @throws PageError where the form was not one of ours, shown in this session
 */
export async function checkCsrf(request: FastifyRequest): Promise<string | undefined> {
  await new Promise<void>((pass, refuse) => {
    // The plugin's hook answers by itself; people are to get a page, so its answer is taken as a reason.
    const answer = { send: refuse } as unknown as FastifyReply;
    request.server.csrfProtection(request, answer, pass);
  }).catch(() => {
    throw new PageError(403, 'This page is out of date', 'It was open for too long, or you signed in elsewhere.', true);
  });
  return textIn(request.body, 'step');
}

/** A form that asks for something its page does not offer. */
export function unknownForm(): PageError {
  return new PageError(400, 'This form does not work', 'It was not filled in on our page.', true);
}

const boundTo = (sessionToken: string | undefined): string => digestOf(sessionToken ?? '');

function textIn(form: unknown, name: string): string | undefined {
  const value = (form as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
