import { type SignInData, signInPage } from '#auth';
import { renderer } from '#pages';
import { type Overview } from '../overview/overviews.js';
import { ACCOUNT, DISCONNECT } from './paths.js';
import { ACCOUNT_PAGE } from './templates/account.js';
import { DISCONNECT_PAGE } from './templates/disconnect.js';
import { DONE } from './templates/pieces.js';

/** What has just been done, in words, or null. */
interface WithDone {
  readonly done: string | null;
}

interface AccountData extends Overview, WithDone {
  readonly csrf: string;
  readonly name: string;
  readonly email: string;
  /** Where a connection begins: at IFTTT. */
  readonly connectUrl: string;
}

const SIGN_IN = signInPage('Sign in to your robots', `${DONE}<p>Use the account of your robot's app.</p>`);

/** The pages at `/account`. */
export const renderAccount = renderer<{ readonly 'sign-in': SignInData & WithDone; readonly account: AccountData }>(
  { 'sign-in': SIGN_IN, account: ACCOUNT_PAGE },
  ACCOUNT.root,
);

/** The page at `/account/disconnect`. */
export const renderDisconnect = renderer<{ readonly disconnect: { readonly csrf: string } }>(
  { disconnect: DISCONNECT_PAGE },
  DISCONNECT.root,
);
