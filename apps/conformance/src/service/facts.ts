import { type Exchange } from '../http/exchange.js';
import { type ServiceDescription } from './description.js';
import { objectOr } from './json.js';
import { type Samples } from './samples.js';
import { dataOf } from './steps.js';

/** What was found out before all checks. */
export interface Facts {
  /** Up to and including `/ifttt/v1`, or what stands in its place. */
  readonly base: string;
  /** False where the service answers at the prefix itself, without `/ifttt/v1` (rule 1). */
  readonly servedUnderPath: boolean;
  readonly status: Exchange;
  /** The first `POST test/setup`. */
  readonly setup: Exchange;
  /** With the access token, or the service key where `test/setup` gave none. */
  readonly userInfo: Exchange;
  /** Undefined where `test/setup` gave none. */
  readonly samples: Samples | undefined;
  readonly accessToken: string | undefined;
  readonly hasAccounts: boolean;
  /** Whether the steps can be called: false where `user/info` refuses the token, or there is none. */
  readonly opensSteps: boolean;
  readonly description: ServiceDescription | undefined;
}

/** The token that an answer of `test/setup` gives; an empty one is none. */
export function accessTokenOf(setup: Exchange): string | undefined {
  const { accessToken } = objectOr(dataOf(setup));
  const isGiven = setup.answer?.status === 200 && typeof accessToken === 'string' && accessToken !== '';
  return isGiven ? accessToken : undefined;
}
