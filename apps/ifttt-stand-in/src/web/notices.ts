/** What a page says about what was just done; the address names it, so that nobody else can put words there. */
const NOTICES: Readonly<Record<string, string>> = {
  created: 'The Applet is on. What happens from now on runs it.',
  enabled: 'The Applet is on.',
  disabled: 'The Applet is off.',
  checked: 'Checked. The activity below says what came of it.',
  deleted: 'The Applet is deleted.',
  connected: 'Connected.',
  disconnected: 'The account is disconnected.',
  saved: 'Saved.',
};

/** The address of a page that tells of something done. */
export function withNotice(path: string, notice: keyof typeof NOTICES): string {
  return `${path}?done=${notice}`;
}

export function noticeOf(query: Readonly<Record<string, unknown>>): string | undefined {
  const { done } = query;
  return typeof done === 'string' && Object.hasOwn(NOTICES, done) ? NOTICES[done] : undefined;
}
