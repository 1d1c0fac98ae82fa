import { type Rule } from '../rule.js';

/** Platform rules 30 to 33: connecting an account, as a browser and IFTTT do it. */
export const authenticationRules: readonly Rule[] = [];
