/** A button that sends a form. */
export interface Button {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

/** A form as a person finds it, with the values that are filled in already. */
export interface Form {
  /** As written in the page: relative to its address, empty for the page itself. */
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly fields: Readonly<Record<string, string>>;
  /** Where a person would write who she is: the address or the name of an account. */
  readonly accountField?: string;
  readonly passwordField?: string;
  readonly buttons: readonly Button[];
}

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const CONTROL = /<input\b([^>]*)>|<button\b([^>]*)>([\s\S]*?)<\/button>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
/** Types of `input` that a person writes a line into. */
const WRITTEN = ['text', 'email', 'tel'];
const OF_AN_ACCOUNT = /mail|user|login|account/i;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The forms of a page: inputs and buttons, which is all that sign-in and consent pages use. */
export function parseForms(html: string): Form[] {
  return [...html.matchAll(FORM)].map(([, attributes, inner]) => parseForm(attributes ?? '', inner ?? ''));
}

/** What the page calls itself. */
export function pageTitle(html: string): string {
  return text(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? '');
}

/** The words of a piece of HTML. */
export function text(html: string): string {
  const words = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return decode(words).replace(/\s+/g, ' ').trim();
}

function parseForm(attributes: string, inner: string): Form {
  const form = parseAttributes(attributes);
  const fields: Record<string, string> = {};
  const buttons: Button[] = [];
  const written: { name: string; speaksOfAccount: boolean }[] = [];
  let passwordField: string | undefined;
  for (const [, input, button, label] of inner.matchAll(CONTROL)) {
    const {
      name = '',
      value = '',
      type = input === undefined ? 'submit' : 'text',
      ...rest
    } = parseAttributes(input ?? button ?? '');
    if (type === 'submit') buttons.push({ name, value, label: text(label ?? value) });
    else if (input !== undefined && name !== '' && type !== 'button') {
      const box = type === 'checkbox' || type === 'radio';
      if (!box || 'checked' in rest) fields[name] = value || (box ? 'on' : '');
      if (type === 'password') passwordField = name;
      const words = `${name} ${type} ${rest.autocomplete ?? ''}`;
      if (WRITTEN.includes(type)) written.push({ name, speaksOfAccount: OF_AN_ACCOUNT.test(words) });
    }
  }
  const accountField = (written.find(({ speaksOfAccount }) => speaksOfAccount) ?? written[0])?.name;
  const method = form.method?.toUpperCase() === 'POST' ? 'POST' : 'GET';
  return { action: form.action ?? '', method, fields, accountField, passwordField, buttons };
}

function parseAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    if (name) attributes[name.toLowerCase()] = decode(double ?? single ?? bare ?? '');
  }
  return attributes;
}

function decode(escaped: string): string {
  return escaped.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
}
