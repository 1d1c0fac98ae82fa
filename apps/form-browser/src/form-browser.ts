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

/** A browser that can open pages and send forms: cookies, redirects, hidden inputs, and no JavaScript. */
export class FormBrowser {
  readonly #cookies = new CookieJar();

  /** @param follows says which redirects are followed; the others end in a page with a `location` */
  constructor(private readonly follows: (location: URL) => boolean = () => true) {}

  open(url: string): Promise<Page> {
    return this.#load(new URL(url), { method: 'GET' });
  }

  /**
   * Fills in a form of a page and sends it with one of its buttons.
   * @param values by field name; hidden and other fields keep what the page gave them
   */
  submit(page: Page, form: Form, values: Readonly<Record<string, string>>, button?: Button): Promise<Page> {
    const fields = new URLSearchParams({ ...form.fields, ...values });
    if (button?.name) fields.set(button.name, button.value);
    const url = new URL(form.action || page.url.href, page.url);
    if (form.method === 'GET') url.search = fields.toString();
    const body = form.method === 'POST' ? fields : undefined;
    return this.#load(url, { method: form.method, body, headers: { origin: page.url.origin } });
  }

  async #load(url: URL, request: RequestInit, redirects = 0): Promise<Page> {
    const headers = new Headers(request.headers);
    headers.set('accept', 'text/html');
    const cookie = this.#cookies.header(url);
    if (cookie) headers.set('cookie', cookie);
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { ...request, headers, redirect: 'manual', signal });
    this.#cookies.store(url, response.headers.getSetCookie());
    const html = await response.text();
    const location = redirectOf(response, url);
    if (location && this.follows(location)) {
      if (redirects === MAX_REDIRECTS) throw new Error(`${url.href} redirects without end`);
      return this.#load(location, { method: 'GET' }, redirects + 1);
    }
    const { status } = response;
    return { url, status, location, title: pageTitle(html), text: text(html), forms: parseForms(html) };
  }
}

function redirectOf({ status, headers }: Response, url: URL): URL | undefined {
  const location = headers.get('location');
  return status >= 300 && status < 400 && location !== null ? new URL(location, url) : undefined;
}
