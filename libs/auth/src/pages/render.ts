import { renderer } from '#pages';
import { CONSENT } from './templates/consent.js';
import type { SignInData } from './sign-in-form.js';
import { signInPage } from './templates/sign-in.js';

/** What each page shows. */
export interface PageData {
  readonly 'sign-in': SignInData;
  readonly consent: { readonly csrf: string; readonly name: string; readonly email: string };
}

/** The way from `/oauth2/authorize` to the service's root. */
export const ROOT = '../';

const SIGN_IN = signInPage('Sign in to connect IFTTT', "<p>Use the account of your robot's app.</p>");

export const renderPage = renderer<PageData>({ 'sign-in': SIGN_IN, consent: CONSENT }, ROOT);
