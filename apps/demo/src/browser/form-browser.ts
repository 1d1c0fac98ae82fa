import { CookieJar } from './cookie-jar.js';
import { type Button, type Form, pageTitle, parseForms, text } from './html-forms.js';

const MAX_REDIRECTS = 10;

/** A page that a person looks at. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly forms: readonly Form[];
}

/** A browser that can open pages and send forms: cookies, redirects, hidden inputs, and no JavaScript. */
export class FormBrowser {
  readonly #cookies = new CookieJar();

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
    const response = await fetch(url, { ...request, headers, redirect: 'manual' });
    this.#cookies.store(url, response.headers.getSetCookie());
    const html = await response.text();
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      if (redirects === MAX_REDIRECTS) throw new Error(`${url.href} redirects without end`);
      return this.#load(new URL(location, url), { method: 'GET' }, redirects + 1);
    }
    return { url, status: response.status, title: pageTitle(html), text: text(html), forms: parseForms(html) };
  }
}
