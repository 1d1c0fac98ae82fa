import { describe, expect, it } from 'vitest';
import { type AuthorizationRequest, authorizationRequest, RefusedRequest, UntrustedRequest } from './request.js';
import { checkAuthorizationRequest } from './steps.js';

const registered = {
  redirectUrl: 'https://ifttt.com/channels/robots/authorize',
  isKnown: (clientId: string) => clientId === 'ifttt-client',
};
const valid: AuthorizationRequest = {
  client_id: 'ifttt-client',
  response_type: 'code',
  scope: 'ifttt',
  state: 's',
  redirect_uri: registered.redirectUrl,
};
const outcomeOf = (change: AuthorizationRequest): unknown => {
  try {
    checkAuthorizationRequest({ ...valid, ...change }, registered);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('authorizationRequest', () => {
  it('keeps the parameters of the standard, unchanged', () => {
    expect(authorizationRequest({ ...valid, state: 'a b+c&%\u00e9', nonce: ['1', '2'] })).toEqual({
      ...valid,
      state: 'a b+c&%\u00e9',
    });
  });

  it('takes a parameter without a value as omitted', () => {
    expect(authorizationRequest({ client_id: 'x', scope: '' })).toEqual({ client_id: 'x' });
  });

  it.each(['client_id', 'redirect_uri', 'response_type', 'scope', 'state'])('refuses %s given twice', (name) => {
    expect(() => authorizationRequest({ ...valid, [name]: ['a', 'a'] })).toThrow(UntrustedRequest);
  });
});

describe('checkAuthorizationRequest', () => {
  it.each([{}, { redirect_uri: undefined }, { scope: undefined }, { state: undefined }])('passes with %j', (change) => {
    expect(outcomeOf(change)).toBeUndefined();
  });

  it.each([
    { client_id: undefined },
    { client_id: 'other' },
    { redirect_uri: 'https://evil.example/' },
    { redirect_uri: `${registered.redirectUrl}/` },
    { redirect_uri: `${registered.redirectUrl}?x=1` },
    { redirect_uri: 'HTTPS://ifttt.com/channels/robots/authorize' },
  ])('trusts no request with %j', (change) => {
    expect(outcomeOf(change)).toBeInstanceOf(UntrustedRequest);
  });

  it.each([
    [{ response_type: undefined }, 'unsupported_response_type'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'ifttt admin' }, 'invalid_scope'],
    [{ scope: 'admin' }, 'invalid_scope'],
  ])('refuses %j with %s, keeping the state', (change, code) => {
    const error = outcomeOf(change);
    expect(error).toBeInstanceOf(RefusedRequest);
    expect(error).toMatchObject({ code, state: 's' });
  });

  it('looks at the client and the redirect URL before anything that redirects', () => {
    expect(outcomeOf({ client_id: 'other', response_type: 'token' })).toBeInstanceOf(UntrustedRequest);
    expect(outcomeOf({ redirect_uri: 'https://evil.example/', scope: 'admin' })).toBeInstanceOf(UntrustedRequest);
  });
});
