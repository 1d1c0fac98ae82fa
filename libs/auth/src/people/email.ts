/**
 * The form in which an e-mail address is stored and compared. Case in the part before the `@` may carry a meaning
 * (RFC 5321 2.4), but no mail provider uses it and people do not expect it.
 */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}
