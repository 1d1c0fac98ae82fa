import { describe, expect, it } from 'vitest';
import { Secrets } from './masking.js';

const SECRET = 'p&ss "wörd" <1>/+';

function secrets(...values: string[]): Secrets {
  const known = new Secrets();
  for (const value of values) known.add(value);
  return known;
}

describe('Secrets', () => {
  it.each([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify({ text: SECRET })],
    ['in a URL', `https://x.example/?q=${encodeURIComponent(SECRET)}`],
    ['in a form', new URLSearchParams({ q: SECRET }).toString()],
    ['in a page', 'p&amp;ss &quot;wörd&quot; &lt;1&gt;/+'],
    ['in base64', `Basic ${Buffer.from(SECRET).toString('base64')}`],
  ])('masks a known secret %s', (_where, text) => {
    const masked = secrets(SECRET).mask(text);
    expect(masked).toContain('********');
    expect(masked).not.toMatch(/w(ö|%C3%B6)rd/);
    expect(masked).not.toContain(Buffer.from(SECRET).toString('base64'));
  });

  it('masks the longer of two secrets that begin alike as a whole', () => {
    expect(secrets('key', 'key-with-more').mask('key-with-more')).toBe('********');
  });

  it.each([
    ['{"access_token":"abc"}', '{"access_token":"********"}'],
    ['{"data": {"accessToken" : "a\\"bc"}}', '{"data": {"accessToken" : "********"}}'],
    ['{"refresh_token":"abc","n":1}', '{"refresh_token":"********","n":1}'],
    ['grant_type=x&code=abc&client_secret=def', 'grant_type=x&code=********&client_secret=********'],
    ['https://ifttt.com/a?code=abc&state=1', 'https://ifttt.com/a?code=********&state=1'],
    ['password=abc', 'password=********'],
  ])('masks what its name says is secret: %s', (text, masked) => {
    expect(secrets().mask(text)).toBe(masked);
  });

  it('masks cookies, and other headers only where they have a secret', () => {
    const known = secrets('abc');
    expect(known.maskHeader('Set-Cookie', 'id=1')).toBe('********');
    expect(known.maskHeader('Authorization', 'Bearer abc')).toBe('Bearer ********');
    expect(known.maskHeader('Authorization', 'Bearer wrong')).toBe('Bearer wrong');
  });

  it('leaves a text without secrets alone, and knows no empty one', () => {
    expect(secrets('').mask('{"errors":[{"message":"a code"}]}')).toBe('{"errors":[{"message":"a code"}]}');
  });
});
