/** What goes back to IFTTT: a code, or why there is none (RFC 6749 4.1.2 and 4.1.2.1). */
export type AuthorizationResult = { readonly code: string } | { readonly error: string };

/**
 * The registered redirect URL with the result.
 *
 * @param state handed back as it came (platform rule 30); left out where the request had none
 */
export function redirectLocation(registeredUrl: string, result: AuthorizationResult, state?: string): string {
  const url = new URL(registeredUrl);
  const parameters = { ...result, ...(state !== undefined && { state }) };
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.append(name, value); // RFC 6749 3.1.2: a query that the URL has already is kept
  }
  return url.href;
}
