/** Cookies by host; like a browser's, they do not tell ports apart (RFC 6265 8.5). */
export class CookieJar {
  readonly #hosts = new Map<string, Map<string, string>>();

  /** Keeps what a response sets, and drops what it expires. */
  store(url: URL, setCookies: readonly string[]): void {
    const cookies = this.#hosts.get(url.hostname) ?? new Map<string, string>();
    this.#hosts.set(url.hostname, cookies);
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      if (attributes.some(expires)) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
    }
  }

  /** The `Cookie` header of a request; empty without cookies. */
  header(url: URL): string {
    return [...(this.#hosts.get(url.hostname) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

function expires(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=');
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  return /^expires$/i.test(name) && Date.parse(value) <= Date.now();
}
