import { CookieJar } from './cookie-jar.js';
import { type Button, type Form, pageTitle, parseForms, text } from './html-forms.js';

const MAX_REDIRECTS = 10;
const ANSWER_WITHIN_MS = 30_000;
/** No sign-in or consent page is longer; what comes after is not read. */
const MAX_CHARACTERS = 200_000;
const SHOWN_OF_ADDRESS = 200;

/** A page leads nowhere that this browser could go on to. */
export class LostWay extends Error {
  override readonly name = 'LostWay';
}

/** A page that a person looks at. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  /** Where the answer leads, where it is a redirect that was not followed. */
  readonly location?: URL;
  readonly title: string;
  readonly text: string;
  readonly forms: readonly Form[];
}

export interface PageRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A form. */
  readonly body?: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly setCookies: readonly string[];
  readonly html: string;
}

export interface FormBrowserOptions {
  /** Which redirects are followed: all unless told. The others end in a page with a `location`. */
  readonly follows?: (location: URL) => boolean;
  /** One request, whose redirect is not followed: by `fetch` unless told. */
  readonly load?: (request: PageRequest) => Promise<PageAnswer>;
}

/** A browser that can open pages and send forms: cookies, redirects, hidden inputs, and no JavaScript. */
export class FormBrowser {
  readonly #cookies = new CookieJar();
  readonly #follows: (location: URL) => boolean;
  readonly #load: (request: PageRequest) => Promise<PageAnswer>;

  constructor({ follows = () => true, load = loadByFetch }: FormBrowserOptions = {}) {
    this.#follows = follows;
    this.#load = load;
  }

  /** @throws LostWay where redirects lead to what is no URL, or never end */
  open(url: string): Promise<Page> {
    return this.#go({ method: 'GET', url: new URL(url), headers: {} });
  }

  /**
   * Fills in a form of a page and sends it with one of its buttons.
   * @param values by field name; hidden and other fields keep what the page gave them
   * @throws LostWay as `open` does, and where the form is sent to what is no URL
   */
  async submit(page: Page, form: Form, values: Readonly<Record<string, string>>, button?: Button): Promise<Page> {
    const fields = new URLSearchParams({ ...form.fields, ...values });
    if (button?.name) fields.set(button.name, button.value);
    const url = resolve(form.action || page.url.href, page.url, 'has a form for');
    if (form.method === 'GET') {
      url.search = fields.toString();
      return this.#go({ method: 'GET', url, headers: {} });
    }
    const headers = { origin: page.url.origin, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    return this.#go({ method: 'POST', url, headers, body: fields.toString() });
  }

  async #go(request: PageRequest, redirects = 0): Promise<Page> {
    const { url } = request;
    const cookie = this.#cookies.header(url);
    const headers = { accept: 'text/html', ...request.headers, ...(cookie && { cookie }) };
    const { status, location, setCookies, html } = await this.#load({ ...request, headers });
    this.#cookies.store(url, setCookies);
    const target =
      status >= 300 && status < 400 && location !== null ? resolve(location, url, 'redirects to') : undefined;
    if (target && this.#follows(target)) {
      if (redirects === MAX_REDIRECTS) throw new LostWay(`${url.origin}${url.pathname} redirects without end.`);
      return this.#go({ method: 'GET', url: target, headers: {} }, redirects + 1);
    }
    const read = html.slice(0, MAX_CHARACTERS);
    return { url, status, location: target, title: pageTitle(read), text: text(read), forms: parseForms(read) };
  }
}

function resolve(address: string, page: URL, how: string): URL {
  if (URL.canParse(address, page.href)) return new URL(address, page);
  throw new LostWay(`${page.origin}${page.pathname} ${how} what is no URL: ${address.slice(0, SHOWN_OF_ADDRESS)}`);
}

async function loadByFetch({ url, ...request }: PageRequest): Promise<PageAnswer> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(url, { ...request, redirect: 'manual', signal });
  const { status, headers } = response;
  return { status, location: headers.get('location'), setCookies: headers.getSetCookie(), html: await response.text() };
}
