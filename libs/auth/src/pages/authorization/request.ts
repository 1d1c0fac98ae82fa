const PARAMETERS = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'] as const;

/** An authorization request (RFC 6749 4.1.1) as it came: each parameter once or not at all. */
export type AuthorizationRequest = Partial<Record<(typeof PARAMETERS)[number], string>>;

/** The request cannot be trusted so far as to send anybody anywhere: its error is told here (RFC 6749 4.1.2.1). */
export class UntrustedRequest extends Error {}

/** The request is refused, and IFTTT is told by redirect (RFC 6749 4.1.2.1). */
export class RefusedRequest extends Error {
  constructor(
    readonly code: 'access_denied' | 'invalid_scope' | 'unsupported_response_type',
    readonly state: string | undefined,
  ) {
    super(code);
  }
}

/**
 * Reads the request from a parsed query string, in which a repeated name has become an array.
 *
 * @throws UntrustedRequest where a parameter is given twice
 */
export function authorizationRequest(query: unknown): AuthorizationRequest {
  const given = query as Readonly<Record<string, unknown>>;
  const request: AuthorizationRequest = {};
  for (const name of PARAMETERS) {
    const value = given[name];
    if (value === undefined || value === '') {
      continue; // RFC 6749 3.1: without a value, as if it had been omitted
    }
    if (typeof value !== 'string') {
      throw new UntrustedRequest(`The address has the parameter "${name}" more than once.`); // RFC 6749 3.1
    }
    request[name] = value;
  }
  return request;
}
