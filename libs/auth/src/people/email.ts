/** In characters, as stored (RFC 5321 4.5.3.1.3 leaves 254 for an address within its angle brackets). */
export const MAX_EMAIL_LENGTH = 254;

/**
 * The form in which an e-mail address is stored and compared. Case in the part before the `@` may carry a meaning
 * (RFC 5321 2.4), but no mail provider uses it and people do not expect it.
 */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}
