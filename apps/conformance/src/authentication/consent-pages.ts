import {
  type Button,
  type Form,
  FormBrowser,
  LostWay,
  type Page,
  type PageAnswer,
  type PageRequest,
} from '../../../form-browser/src/index.js';
import { type AuthenticationOptions } from '../options.js';

export type Decision = 'allow' | 'deny';

const MAX_PAGES = 10;
const WORDS_SHOWN = 200;

/** What buttons say; the first kind is looked for on the whole page before the second. */
const WORDS: Readonly<Record<Decision, readonly RegExp[]>> = {
  allow: [/allow|approve|authori[sz]e|accept|agree|grant/i, /\b(yes|ok|connect|continue|confirm)\b/i],
  deny: [/\b(deny|decline|disallow|refuse|reject|don.?t)\b/i, /\b(cancel|no|not now)\b/i],
};

/**
 * The pages of an OAuth2 authorization (RFC 6749 4.1.1), as a person goes through them in a browser without
 * JavaScript: signs in on the first page that asks for a password, then allows or denies on the page that asks.
 * She stays signed in from one authorization to the next.
 */
export class ConsentPages {
  readonly #browser: FormBrowser;

  /**
   * @param account whose it is
   * @param backUrls where authorizations lead back to; nothing there is ever opened
   */
  constructor(
    private readonly account: Pick<AuthenticationOptions, 'email' | 'password'>,
    backUrls: readonly string[],
    load: (request: PageRequest) => Promise<PageAnswer>,
  ) {
    const follows = (location: URL): boolean => !backUrls.some((url) => isAt(location, url));
    this.#browser = new FormBrowser({ follows, load });
  }

  /**
   * Goes through the pages up to the redirect that leads back.
   *
   * @returns where it leads, with its parameters
   * @throws LostWay where no page leads on
   */
  async decide(authorizeUrl: string, decision: Decision): Promise<URL> {
    let page = await this.#browser.open(authorizeUrl);
    let signedIn = false;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      if (page.location) return page.location;
      const signIn = page.forms.find(({ passwordField }) => passwordField !== undefined);
      if (signIn && signedIn) throw lost(page, 'asks for a password again: is it the right one for this account?');
      page = signIn ? await this.#signIn(page, signIn) : await this.#press(page, decision);
      signedIn ||= signIn !== undefined;
    }
    throw lost(page, `is the ${MAX_PAGES}th page, and none of them led back`);
  }

  #signIn(page: Page, form: Form): Promise<Page> {
    const { accountField, passwordField, buttons } = form;
    if (!accountField || !passwordField) throw lost(page, 'asks for a password, but not for whose it is');
    const values = { [accountField]: this.account.email, [passwordField]: this.account.password };
    const button = buttons.find((one) => !denies(one));
    return this.#browser.submit(page, form, values, button);
  }

  #press(page: Page, decision: Decision): Promise<Page> {
    const buttons = page.forms.flatMap((form) => form.buttons.map((button) => ({ form, button })));
    const possible = buttons.filter(({ button }) => denies(button) === (decision === 'deny'));
    const [chosen] = WORDS[decision].flatMap((words) => possible.filter(({ button }) => words.test(wordsOf(button))));
    if (!chosen) throw lost(page, `has neither a form with a password nor a button to ${decision}`);
    return this.#browser.submit(page, chosen.form, {}, chosen.button);
  }
}

/** True for that URL with whatever query. */
export function isAt(location: URL, url: string): boolean {
  const { origin, pathname } = new URL(url);
  return location.origin === origin && location.pathname === pathname;
}

const denies = (button: Button): boolean => WORDS.deny.some((words) => words.test(wordsOf(button)));

const wordsOf = ({ value, label }: Button): string => `${label} ${value}`;

function lost({ url, status, title, text }: Page, problem: string): LostWay {
  const words = text.length > WORDS_SHOWN ? `${text.slice(0, WORDS_SHOWN)}...` : text;
  return new LostWay(
    `The page "${title}" at ${url.origin}${url.pathname} (status ${status}) ${problem}. It reads: ${words}`,
  );
}
