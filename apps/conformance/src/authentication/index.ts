import { type Rule } from '../rule.js';
import { authorizeRules } from './authorize-rules.js';
import { refreshRules } from './refresh-rules.js';
import { tokenRules } from './token-rules.js';

/**
 * Platform rules 30 to 33: connecting an account, as a browser and IFTTT do it. The denial comes first, while nobody
 * has said yes: afterwards a service may not ask again.
 */
export const authenticationRules: readonly Rule[] = [...authorizeRules, ...tokenRules, ...refreshRules];
