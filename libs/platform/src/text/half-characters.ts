/**
 * Whether JSON may hold half of a character, a lone surrogate: bytes of UTF-8 cannot say it, escapes can. Nearly no
 * text has one that might, so that looking at the values is seldom needed.
 */
export function mayHaveHalves(json: string): boolean {
  return /\\u[dD]/.test(json);
}

/** Whether a text has half of a character. Nothing that writes UTF-8, a database for one, keeps it as it came. */
export function hasHalf(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
