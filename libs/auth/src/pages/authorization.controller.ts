import { Security } from '#contract';
import { pageHeaders, sendPage } from '#pages';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RegisteredClient } from '../oauth/client.js';
import { AuthorizationFlow } from './authorization/authorization-flow.js';
import type { AuthorizationRequest } from './authorization/request.js';
import { BrowserSessions } from './browser-sessions.js';
import { checkCsrf, unknownForm } from './csrf.js';
import { type PageData, renderPage } from './render.js';
import { SignInForm } from './sign-in-form.js';

type Form = Readonly<Record<string, unknown>>;

export const AUTHORIZATION_PATH = '/oauth2/authorize';

/** The pages on which an owner signs in and lets IFTTT in. The request stays in the address all the way. */
@Controller(AUTHORIZATION_PATH)
@Security('public')
export class AuthorizationController {
  constructor(
    private readonly flow: AuthorizationFlow,
    private readonly sessions: BrowserSessions,
    private readonly signInForm: SignInForm,
    private readonly client: RegisteredClient,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.flow.begin(request.query);
    const person = await this.sessions.personOf(request);
    if (!person) {
      return this.page(reply, 200, 'sign-in', this.signInForm.blank(reply));
    }
    const csrf = this.sessions.formToken(request, reply);
    this.page(reply, 200, 'consent', { csrf, name: person.name, email: person.email });
  }

  @Post()
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const authorization = this.flow.begin(request.query);
    switch (await checkCsrf(request)) {
      case 'sign-in':
        return this.signIn(request, reply);
      case 'switch-account':
        await this.sessions.end(request, reply);
        return this.leave(reply, samePage(request));
      case 'consent':
        return this.decide(request, reply, authorization);
      default:
        throw unknownForm();
    }
  }

  private async signIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const again = await this.signInForm.submit(request, reply);
    if (again) {
      return this.page(reply, again.failure.status, 'sign-in', again);
    }
    this.leave(reply, samePage(request));
  }

  private async decide(
    request: FastifyRequest,
    reply: FastifyReply,
    authorization: AuthorizationRequest,
  ): Promise<void> {
    const person = await this.sessions.personOf(request);
    if (!person) {
      return this.leave(reply, samePage(request)); // the session ended while the page was open: sign in again
    }
    // Only this very word lets IFTTT in.
    if ((request.body as Form).decision !== 'allow') {
      this.flow.deny(authorization);
    }
    this.leave(reply, await this.flow.allow(authorization, person.id));
  }

  private page<Name extends keyof PageData>(reply: FastifyReply, status: number, name: Name, data: PageData[Name]) {
    sendPage(reply, status, renderPage(name, data), { formsLeadTo: this.client.redirectUrl });
  }

  private leave(reply: FastifyReply, location: string): void {
    void reply.headers(pageHeaders({ formsLeadTo: this.client.redirectUrl })).redirect(location, 303);
  }
}

/** The address of this request, relative to itself: it leads nowhere else, whatever path it came by. */
const samePage = ({ url }: FastifyRequest): string => url.slice(url.indexOf('?'));
