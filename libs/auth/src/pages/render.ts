import { digestOf } from '#platform';
import { Eta } from 'eta';
import { STYLES } from './templates/assets.js';
import { CONSENT } from './templates/consent.js';
import { LAYOUT } from './templates/layout.js';
import { PROBLEM } from './templates/problem.js';
import { SIGN_IN } from './templates/sign-in.js';

const TEMPLATES = { 'sign-in': SIGN_IN, consent: CONSENT, problem: PROBLEM, layout: LAYOUT };

/** What each page shows. */
export interface PageData {
  readonly 'sign-in': { readonly csrf: string; readonly email: string; readonly failed: boolean };
  readonly consent: { readonly csrf: string; readonly name: string; readonly email: string };
  readonly problem: { readonly title: string; readonly explanation: string; readonly again: boolean };
}

/** Part of the stylesheet's address, so that it can be cached for good. */
const version = digestOf(STYLES).slice(0, 12);

const eta = new Eta();
for (const [name, template] of Object.entries(TEMPLATES)) {
  eta.loadTemplate(`@${name}`, template);
}

/** The HTML of a page; every value is escaped. */
export function renderPage<Name extends keyof PageData>(name: Name, data: PageData[Name]): string {
  return eta.render(`@${name}`, { ...data, version });
}
