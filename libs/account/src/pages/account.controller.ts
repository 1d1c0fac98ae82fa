import { BrowserSessions, checkCsrf, Connections, SignInForm, unknownForm } from '#auth';
import { Security } from '#contract';
import { pageHeaders, sendPage } from '#pages';
import { Config } from '#platform';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Overviews } from '../overview/overviews.js';
import { type Done, doneWords } from './done.js';
import { ACCOUNT, DISCONNECT } from './paths.js';
import { renderAccount, renderDisconnect } from './render.js';

/** From either page to the account page, whatever path prefix is in front of the service. */
const TO_ACCOUNT = 'account';

/**
 * The owner's pages. They work without scripts: every form is answered with a redirect (303), so that nothing is sent
 * twice by loading a page again, and doing twice what they do is harmless.
 */
@Controller()
@Security('public')
export class AccountController {
  private readonly connectUrl: string;

  constructor(
    { ifttt }: Config,
    private readonly sessions: BrowserSessions,
    private readonly signInForm: SignInForm,
    private readonly connections: Connections,
    private readonly overviews: Overviews,
  ) {
    this.connectUrl = ifttt.connectUrl;
  }

  @Get(ACCOUNT.path)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { done } = request.query as { readonly done?: unknown };
    const person = await this.sessions.personOf(request);
    if (!person) {
      const form = this.signInForm.blank(reply);
      return sendPage(reply, 200, renderAccount('sign-in', { ...form, done: doneWords(done, { signedIn: false }) }));
    }
    const overview = await this.overviews.of(person.id);
    const html = renderAccount('account', {
      ...overview,
      csrf: this.sessions.formToken(request, reply),
      name: person.name,
      email: person.email,
      done: doneWords(done, { signedIn: true, connected: overview.connected }),
      connectUrl: this.connectUrl,
    });
    sendPage(reply, 200, html);
  }

  @Post(ACCOUNT.path)
  async act(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    switch (await checkCsrf(request)) {
      case 'sign-in':
        return this.signIn(request, reply);
      case 'sign-out':
        await this.sessions.end(request, reply);
        return leave(reply, ACCOUNT.root, 'signed-out');
      case 'sign-out-everywhere':
        return this.signOutEverywhere(request, reply);
      default:
        throw unknownForm();
    }
  }

  @Get(DISCONNECT.path)
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const person = await this.sessions.personOf(request);
    if (!person || !(await this.connections.isConnected(person.id))) return leave(reply, DISCONNECT.root);
    sendPage(reply, 200, renderDisconnect('disconnect', { csrf: this.sessions.formToken(request, reply) }));
  }

  /** The same as the button in the mobile app: `DELETE /third-party/ifttt/v1/tokens`. */
  @Post(DISCONNECT.path)
  async disconnect(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if ((await checkCsrf(request)) !== 'disconnect') throw unknownForm();
    const person = await this.sessions.personOf(request);
    if (!person) return leave(reply, DISCONNECT.root); // the session ended while the page was open: sign in again
    await this.connections.disconnect(person.id, 'page');
    leave(reply, DISCONNECT.root, 'disconnected');
  }

  private async signIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const again = await this.signInForm.submit(request, reply);
    if (again) return sendPage(reply, again.failure.status, renderAccount('sign-in', { ...again, done: null }));
    leave(reply, ACCOUNT.root);
  }

  private async signOutEverywhere(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const person = await this.sessions.personOf(request);
    if (!person) return leave(reply, ACCOUNT.root);
    await this.sessions.endEverywhere(reply, person.id);
    leave(reply, ACCOUNT.root, 'signed-out-everywhere');
  }
}

/** To the account page, which says what was done. */
function leave(reply: FastifyReply, root: string, done?: Done): void {
  const query = done === undefined ? '' : `?done=${done}`;
  void reply.headers(pageHeaders()).redirect(`${root}${TO_ACCOUNT}${query}`, 303);
}
