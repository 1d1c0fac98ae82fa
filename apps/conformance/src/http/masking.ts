const MASK = '********';

/** Names whose values are secret wherever they stand: in JSON, in forms, in the query of a URL. */
const SECRET_NAMES = 'access_?token|refresh_?token|id_?token|client_?secret|password|code|csrf|_csrf|service_?key';
const IN_JSON = new RegExp(String.raw`("(?:${SECRET_NAMES})"\s*:\s*")(?:[^"\\]|\\.)*"`, 'gi');
const IN_FORM = new RegExp(String.raw`(^|[?&;\s])((?:${SECRET_NAMES})=)[^&\s"'<>]+`, 'gi');
const SECRET_HEADERS = new Set(['cookie', 'set-cookie']);

/** Knows the secrets of a run and keeps them out of its report. */
export class Secrets {
  private readonly known = new Set<string>();

  /** From now on it is masked, in whatever form it is repeated. */
  add(secret: string | undefined): void {
    if (!secret) return;
    for (const form of formsOf(secret)) this.known.add(form);
  }

  /** A text without the secrets: those known, and those whose name says that they are. */
  mask(text: string): string {
    let masked = text;
    for (const secret of [...this.known].sort((a, b) => b.length - a.length)) masked = masked.replaceAll(secret, MASK);
    return masked.replace(IN_JSON, `$1${MASK}"`).replace(IN_FORM, `$1$2${MASK}`);
  }

  maskHeader(name: string, value: string): string {
    return SECRET_HEADERS.has(name.toLowerCase()) ? MASK : this.mask(value);
  }
}

/** As it is, and as JSON, URLs, forms, pages and the Basic scheme repeat it. */
function formsOf(secret: string): string[] {
  const inHtml = secret.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const named = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const encoded = encodeURIComponent(secret.toWellFormed());
  const base64 = Buffer.from(secret).toString('base64');
  return [secret, JSON.stringify(secret).slice(1, -1), encoded, encoded.replaceAll('%20', '+'), inHtml, named, base64];
}
