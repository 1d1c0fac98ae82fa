import { authenticationRules } from '../authentication/index.js';
import { type NotVisible } from '../report/report.js';
import { type Rule } from '../rule.js';

/** Everything that is checked, in this order. */
export const RULES: readonly Rule[] = [...authenticationRules];

/** Rules that nobody can see who only calls the service. */
export const NOT_VISIBLE: readonly NotVisible[] = [
  { number: 15, reason: 'what IFTTT does with an account whose checks fail' },
  { number: 34, reason: 'how often IFTTT polls' },
  { number: 35, reason: 'what the service tells the realtime API, which is IFTTT’s' },
];
