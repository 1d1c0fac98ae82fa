import { describe, expect, it } from 'vitest';
import { Masking } from './masking.js';

const exchange = (parts: { url?: string; headers?: Record<string, string>; body?: string; answer?: string }) => ({
  request: {
    method: 'POST',
    url: parts.url ?? 'http://service/x',
    headers: parts.headers ?? {},
    body: parts.body ?? '',
  },
  response: { status: 200, headers: { 'set-cookie': 'session=s3cret' }, body: parts.answer ?? '' },
  milliseconds: 1.6,
});

describe('Masking', () => {
  it('hides what it was told of, wherever it stands and however it is encoded', () => {
    const masking = new Masking();
    masking.hide('key/one+"two"');
    const text = JSON.stringify(
      masking.exchange({
        ...exchange({
          url: 'http://service/key%2Fone%2B%22two%22',
          body: 'key/one+"two"',
          answer: '{"a":"key/one+\\"two\\""}',
        }),
        error: 'refused key/one+"two"',
      }),
    );
    expect(text).not.toMatch(/one/);
  });

  it('hides a secret that contains another one', () => {
    const masking = new Masking();
    masking.hide('abc', 'abcdef');
    expect(masking.text('abcdef')).toBe('••••••');
  });

  it('hides credentials in headers, and leaves the scheme', () => {
    const headers = {
      Authorization: 'Bearer t0ken',
      'ifttt-service-key': 'k3y',
      'ifttt-channel-key': 'k3y',
      accept: 'a',
    };
    const masked = new Masking().exchange(exchange({ headers }));
    expect(masked.request.headers).toEqual({
      Authorization: 'Bearer ••••••',
      'ifttt-service-key': '••••••',
      'ifttt-channel-key': '••••••',
      accept: 'a',
    });
    expect(masked.response?.headers).toEqual({ 'set-cookie': '••••••' });
  });

  it('hides the secrets of a token request and of its answer before anyone has told it of them', () => {
    const masked = new Masking().exchange(
      exchange({
        body: 'grant_type=authorization_code&code=c0de&client_id=me&client_secret=s3cret&refresh_token=r3fresh',
        answer: '{"token_type":"Bearer","access_token":"t0ken","nested":{"refreshToken":"r3fresh"}}',
      }),
    );
    expect(masked.request.body).toBe(
      'grant_type=authorization_code&code=••••••&client_id=me&client_secret=••••••&refresh_token=••••••',
    );
    expect(JSON.parse(masked.response!.body)).toEqual({
      token_type: 'Bearer',
      access_token: '••••••',
      nested: { refreshToken: '••••••' },
    });
  });

  it('leaves an ingredient named code as it is', () => {
    expect(new Masking().exchange(exchange({ answer: '{"code":"door-7"}' })).response?.body).toContain('door-7');
  });

  it('shortens what is very long', () => {
    const { response } = new Masking().exchange(exchange({ answer: 'x'.repeat(30_000) }));
    expect(response?.body).toMatch(/^x{20000}\n… 10000 more characters$/);
  });
});
