/** What a page may do beyond showing itself in our style. */
export interface PageRights {
  /** Another origin its forms may lead to, by redirect: browsers apply `form-action` to that too. */
  readonly formsLeadTo?: string;
  /** Whether it has scripts, from this host, which may ask this host. */
  readonly scripts?: boolean;
}

/** The headers of a page: nothing from elsewhere, nothing inline, in nobody's frame. */
export function pageHeaders({ formsLeadTo, scripts = false }: PageRights = {}): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(scripts ? ["script-src 'self'", "connect-src 'self'"] : []),
    ["form-action 'self'", ...(formsLeadTo === undefined ? [] : [new URL(formsLeadTo).origin])].join(' '),
    "frame-ancestors 'none'", // RFC 6749 10.13
    "base-uri 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}
