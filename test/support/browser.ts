import { type Form, parseForms } from '../../apps/form-browser/src/index.js';
import { type Answer, type Headers, send } from './http.js';

/** A page in a browser without JavaScript. */
export interface Page {
  readonly url: string;
  readonly answer: Answer;
  readonly forms: readonly Form[];
}

/** What a person reads. */
export const wordsOf = ({ answer }: Page): string =>
  answer.text
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

/** A person's browser: keeps cookies, reads forms, and leaves redirects to be looked at. */
export class Browser {
  readonly cookies = new Map<string, string>();

  open(url: string): Promise<Page> {
    return this.load(url, {});
  }

  /** Sends the form of a page that has this button, as the button would. */
  async press(page: Page, button: RegExp, values: Readonly<Record<string, string>> = {}): Promise<Page> {
    for (const form of page.forms) {
      const pressed = form.buttons.find(({ label }) => button.test(label));
      if (!pressed) continue;
      const fields = { ...form.fields, ...values, ...(pressed.name && { [pressed.name]: pressed.value }) };
      return this.load(new URL(form.action || page.url, page.url).href, fields);
    }
    throw new Error(`There is no button ${button.source} on the page ${page.url}: ${page.answer.text}`);
  }

  /** Sends a form that no page offered, or not like this. */
  async load(url: string, form: Readonly<Record<string, string>>, headers: Headers = {}): Promise<Page> {
    const isPost = Object.keys(form).length > 0;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(url, {
      method: isPost ? 'POST' : 'GET',
      ...(isPost && { form }),
      headers: {
        accept: 'text/html',
        ...(cookie && { cookie }),
        ...(isPost && { origin: new URL(url).origin }),
        ...headers,
      },
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.keep(line);
    const { location } = answer.headers;
    // A redirect within the service is followed, as to the page that comes after a form.
    if (answer.status >= 300 && answer.status < 400 && new URL(String(location), url).origin === new URL(url).origin) {
      return this.load(new URL(String(location), url).href, {});
    }
    return { url, answer, forms: parseForms(answer.text) };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const isGone = attributes.some((one) => /^\s*max-age=(0|-)/i.test(one) || /expires=thu, 01 jan 1970/i.test(one));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(name.length + 1));
  }
}
