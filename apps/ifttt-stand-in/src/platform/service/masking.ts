import type { Exchange, HttpRequest } from '../activity.js';

const MASK = '••••••';
const SECRET_HEADERS = new Set([
  'authorization',
  'ifttt-service-key',
  'ifttt-channel-key', // the key's old name (platform rule 6)
  'cookie',
  'set-cookie',
]);
const SECRET_NAMES = /^(access_?token|refresh_?token|client_?secret|password|code|code_verifier)$/i;
/** Where `code` is no secret but, perhaps, an ingredient. */
const ALWAYS_SECRET_NAMES = /^(access_?token|refresh_?token|client_?secret|password)$/i;
const LONGEST_BODY = 20_000;

/**
 * Hides secrets in what a person is going to read: those it was told of wherever they stand, and others where their
 * name says what they are.
 */
export class Masking {
  readonly #known = new Set<string>();

  /** From now on these are hidden. */
  hide(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (!secret) continue;
      this.#known.add(secret);
      this.#known.add(encodeURIComponent(secret));
      this.#known.add(JSON.stringify(secret).slice(1, -1));
    }
  }

  text(text: string): string {
    // A secret that contains another one goes first.
    const known = [...this.#known].sort((a, b) => b.length - a.length);
    return known.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  }

  exchange({ request, response, milliseconds, error }: Exchange): Exchange {
    return {
      request: this.#request(request),
      ...(response && {
        response: {
          status: response.status,
          headers: this.#headers(response.headers),
          body: this.#body(response.body),
        },
      }),
      milliseconds: Math.round(milliseconds),
      ...(error !== undefined && { error: this.text(error) }),
    };
  }

  #request({ method, url, headers, body }: HttpRequest): HttpRequest {
    return { method, url: this.#url(url), headers: this.#headers(headers), body: this.#body(body) };
  }

  #url(text: string): string {
    if (!URL.canParse(text)) return this.text(text);
    const url = new URL(text);
    if (url.password) url.password = MASK;
    if (url.search) url.search = maskForm(url.search.slice(1));
    return this.text(url.href);
  }

  #headers(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => {
        if (!SECRET_HEADERS.has(name.toLowerCase())) return [name, this.text(value)];
        return [name, /^bearer /i.test(value) ? `${value.slice(0, 7)}${MASK}` : MASK];
      }),
    );
  }

  #body(body: string): string {
    const masked = this.text(maskJson(body) ?? (isForm(body) ? maskForm(body) : body));
    if (masked.length <= LONGEST_BODY) return masked;
    return `${masked.slice(0, LONGEST_BODY)}\n… ${masked.length - LONGEST_BODY} more characters`;
  }
}

/** Indented, with the values of secret names hidden; nothing when the body is no JSON. */
function maskJson(body: string): string | undefined {
  try {
    const hide = (key: string, value: unknown) =>
      ALWAYS_SECRET_NAMES.test(key) && typeof value === 'string' ? MASK : value;
    return JSON.stringify(JSON.parse(body), hide, 2);
  } catch {
    return undefined;
  }
}

function isForm(body: string): boolean {
  return /^[\w.~%+*-]+=[^\s]*$/.test(body);
}

function maskForm(form: string): string {
  return form
    .split('&')
    .map((pair) => {
      const name = pair.split('=', 1)[0]!;
      return SECRET_NAMES.test(name) ? `${name}=${MASK}` : pair;
    })
    .join('&');
}
