import { describe, expect, it } from 'vitest';
import { tokenParameters } from './token-parameters.js';

describe('tokenParameters', () => {
  it('keeps what the grammar knows and ignores the rest', () => {
    expect(tokenParameters({ grant_type: 'authorization_code', code: 'c', code_verifier: 'v', extra: [1] })).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
    });
  });

  it('reads a form, which has no prototype', () => {
    expect(tokenParameters(Object.assign(Object.create(null), { code: 'c' }))).toEqual({ code: 'c' });
  });

  it('takes a parameter without a value as omitted', () => {
    expect(tokenParameters({ redirect_uri: '' })).toEqual({});
  });

  it.each([[['a', 'b']], [1], [null], [{ a: 'b' }], [true]])('refuses %j as a value', (value) => {
    expect(() => tokenParameters({ code: value })).toThrow(
      expect.objectContaining({ name: 'invalid_request', message: 'Invalid parameter: `code` must be one string' }),
    );
  });

  it.each([[undefined], [null], ['code=c'], [['code']], [7]])('finds nothing in %j', (body) => {
    expect(tokenParameters(body)).toEqual({});
  });

  it('takes nothing from the prototype', () => {
    expect(tokenParameters(Object.create({ code: 'c' }))).toEqual({});
  });
});
