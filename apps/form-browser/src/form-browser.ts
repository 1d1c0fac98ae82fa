import { CookieJar } from './cookie-jar.js';
import { type Button, type Form, pageTitle, parseForms, text } from './html-forms.js';

const MAX_REDIRECTS = 10;
const ANSWER_WITHIN_MS = 30_000;

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

  open(url: string): Promise<Page> {
    return this.#go({ method: 'GET', url: new URL(url), headers: {} });
  }

  /**
   * Fills in a form of a page and sends it with one of its buttons.
   * @param values by field name; hidden and other fields keep what the page gave them
   */
  submit(page: Page, form: Form, values: Readonly<Record<string, string>>, button?: Button): Promise<Page> {
    const fields = new URLSearchParams({ ...form.fields, ...values });
    if (button?.name) fields.set(button.name, button.value);
    const url = new URL(form.action || page.url.href, page.url);
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
    const target = status >= 300 && status < 400 && location !== null ? new URL(location, url) : undefined;
    if (target && this.#follows(target)) {
      if (redirects === MAX_REDIRECTS) throw new Error(`${url.href} redirects without end`);
      return this.#go({ method: 'GET', url: target, headers: {} }, redirects + 1);
    }
    return { url, status, location: target, title: pageTitle(html), text: text(html), forms: parseForms(html) };
  }
}

async function loadByFetch({ url, ...request }: PageRequest): Promise<PageAnswer> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(url, { ...request, redirect: 'manual', signal });
  const { status, headers } = response;
  return { status, location: headers.get('location'), setCookies: headers.getSetCookie(), html: await response.text() };
}
