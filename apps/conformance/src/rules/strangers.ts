import { type Headers } from '../http/exchange.js';
import { serviceCredential } from '../service/service-caller.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';

/** What no service accepts; shown in reports as it is. */
export const WRONG_KEY = 'conformance-wrong-service-key';
export const WRONG_TOKEN = 'conformance-wrong-access-token';

/** Callers without the service key. */
export const KEYLESS: Readonly<Record<string, Headers>> = {
  'a missing service key': {},
  'a wrong service key': serviceCredential(WRONG_KEY),
};

/** Callers who are nobody to the service's steps (platform rule 14). */
export function strangersTo({ facts }: ServiceUnderTest): Readonly<Record<string, Headers>> {
  if (!facts.hasAccounts) return KEYLESS;
  return {
    'a missing Authorization header': {},
    'a bare "Authorization: Bearer"': { Authorization: 'Bearer' },
    'another scheme than Bearer': { Authorization: `Basic ${facts.accessToken}` },
    'a wrong access token': { Authorization: `Bearer ${WRONG_TOKEN}` },
  };
}
