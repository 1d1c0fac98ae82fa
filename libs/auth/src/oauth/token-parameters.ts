import OAuth2Server from '@node-oauth/oauth2-server';

const PARAMETERS = [
  'grant_type',
  'code',
  'redirect_uri',
  'refresh_token',
  'scope',
  'client_id',
  'client_secret',
] as const;

export type TokenParameters = Partial<Record<(typeof PARAMETERS)[number], string>>;

/**
 * The parameters of a token request, from a parsed form or a parsed JSON body.
 *
 * @throws InvalidRequestError where one is given twice or is not a string
 */
export function tokenParameters(body: unknown): TokenParameters {
  const given: TokenParameters = {};
  for (const name of PARAMETERS) {
    const value = valueOf(body, name);
    if (value === undefined || value === '') {
      continue; // RFC 6749 3.2: without a value, as if it had been omitted
    }
    if (typeof value !== 'string') {
      // RFC 6749 3.2: not more than once; the form parser makes an array of repeated names
      throw new OAuth2Server.InvalidRequestError(`Invalid parameter: \`${name}\` must be one string`);
    }
    given[name] = value;
  }
  return given;
}

function valueOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}
