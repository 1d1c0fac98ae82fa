/**
 * The headers of a page.
 *
 * @param redirectUrl where its forms may lead to, by redirect: browsers apply `form-action` to that too
 */
export function pageHeaders(redirectUrl: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${new URL(redirectUrl).origin}`,
    "frame-ancestors 'none'", // RFC 6749 10.13
    "base-uri 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}
