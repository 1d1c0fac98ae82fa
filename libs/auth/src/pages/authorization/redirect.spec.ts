import { describe, expect, it } from 'vitest';
import { redirectLocation } from './redirect.js';

describe('redirectLocation', () => {
  const registered = 'https://ifttt.com/channels/robots/authorize';

  it('carries the code and the state', () => {
    expect(redirectLocation(registered, { code: 'c-_1' }, 'xyz')).toBe(`${registered}?code=c-_1&state=xyz`);
  });

  it.each(['a b', 'a+b', 'a&code=evil', 'caf\u00e9', '%20', '#x', '"\'<>'])(
    'hands the state %j back unchanged',
    (state) => {
      const url = new URL(redirectLocation(registered, { error: 'access_denied' }, state));
      expect(url.searchParams.getAll('state')).toEqual([state]);
      expect(url.searchParams.getAll('code')).toEqual([]);
      expect(url.searchParams.get('error')).toBe('access_denied');
      expect(url.hash).toBe('');
    },
  );

  it('leaves out a state that the request did not have', () => {
    expect(redirectLocation(registered, { error: 'access_denied' })).toBe(`${registered}?error=access_denied`);
  });

  it('keeps the query of the registered URL', () => {
    expect(redirectLocation('http://127.0.0.1:4000/back?a=1', { code: 'c' })).toBe(
      'http://127.0.0.1:4000/back?a=1&code=c',
    );
  });
});
