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

const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
/** Types of `input` that a person writes a line into. */
const WRITTEN = ['text', 'email', 'tel'];
const OF_AN_ACCOUNT = /mail|user|login|account/i;
const LAST_CODE_POINT = 0x10ffff;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The forms of a page: inputs and buttons, which is all that sign-in and consent pages use. */
export function parseForms(html: string): Form[] {
  return [...elements(html, 'form')].map(parseForm);
}

/** What the page calls itself. */
export function pageTitle(html: string): string {
  const [title] = elements(html, 'title');
  return text(title?.inner ?? '');
}

/** The words of a piece of HTML. */
export function text(html: string): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of elements(html, 'script', 'style')) {
    shown += `${html.slice(from, start)} `;
    from = end;
  }
  const words = (shown + html.slice(from)).replace(/<[^<>]*>/g, ' ');
  return decode(words).replace(/\s+/g, ' ').trim();
}

interface Element {
  /** In lower case. */
  readonly name: string;
  readonly attributes: string;
  /** Empty for an `input`. */
  readonly inner: string;
  readonly start: number;
  readonly end: number;
}

/** The elements of these names, none within another. The page is read once, whatever it is: it is a stranger's. */
function* elements(html: string, ...names: readonly string[]): Generator<Element> {
  const opening = new RegExp(`<(${names.join('|')})\\b`, 'gi');
  const neverClosed = new Set<string>();
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const name = match[1]!.toLowerCase();
    if (neverClosed.has(name)) continue;
    const tagEnd = html.indexOf('>', opening.lastIndex);
    if (tagEnd === -1) return;
    const attributes = html.slice(opening.lastIndex, tagEnd);
    const innerEnd = name === 'input' ? tagEnd + 1 : closingOf(name, html, tagEnd + 1);
    if (innerEnd === -1) {
      neverClosed.add(name);
      continue;
    }
    const inner = html.slice(tagEnd + 1, innerEnd);
    const end = name === 'input' ? innerEnd : innerEnd + `</${name}>`.length;
    yield { name, attributes, inner, start: match.index, end };
    opening.lastIndex = end;
  }
}

/** Where the closing tag begins; -1 where there is none. */
function closingOf(name: string, html: string, from: number): number {
  const closing = new RegExp(`</${name}>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? -1;
}

function parseForm({ attributes, inner }: Element): Form {
  const form = parseAttributes(attributes);
  const fields: Record<string, string> = {};
  const buttons: Button[] = [];
  const written: { name: string; speaksOfAccount: boolean }[] = [];
  let passwordField: string | undefined;
  for (const control of elements(inner, 'input', 'button')) {
    const isInput = control.name === 'input';
    const { name = '', value = '', type = isInput ? 'text' : 'submit', ...rest } = parseAttributes(control.attributes);
    if (type === 'submit') buttons.push({ name, value, label: text(isInput ? value : control.inner) });
    else if (isInput && name !== '' && type !== 'button') {
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
      if (hex) return character(parseInt(hex, 16));
      if (decimal) return character(Number(decimal));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
}

/** As browsers do, U+FFFD stands for what is no character. */
function character(codePoint: number): string {
  return codePoint > LAST_CODE_POINT ? '\ufffd' : String.fromCodePoint(codePoint).toWellFormed();
}
