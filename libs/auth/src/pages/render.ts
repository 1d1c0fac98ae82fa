import { renderer } from '#pages';
import { CONSENT } from './templates/consent.js';
import { SIGN_IN } from './templates/sign-in.js';

/** What each page shows. */
export interface PageData {
  readonly 'sign-in': { readonly csrf: string; readonly email: string; readonly failed: boolean };
  readonly consent: { readonly csrf: string; readonly name: string; readonly email: string };
}

/** The way from `/oauth2/authorize` to the service's root. */
export const ROOT = '../';

export const renderPage = renderer<PageData>({ 'sign-in': SIGN_IN, consent: CONSENT }, ROOT);
