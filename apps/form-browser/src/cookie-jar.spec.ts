import { describe, expect, it } from 'vitest';
import { CookieJar } from './cookie-jar.js';

const page = new URL('http://127.0.0.1:3000/oauth2/authorize');

describe('CookieJar', () => {
  it('sends back what was set, on every port of the host', () => {
    const jar = new CookieJar();
    jar.store(page, ['session=a=b; Path=/; HttpOnly', 'csrf=1']);
    expect(jar.header(new URL('http://127.0.0.1:4000/'))).toBe('session=a=b; csrf=1');
    expect(jar.header(new URL('http://localhost:3000/'))).toBe('');
  });

  it('drops what expires', () => {
    const jar = new CookieJar();
    jar.store(page, ['session=1', 'csrf=1']);
    jar.store(page, ['session=; Max-Age=0', 'csrf=; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    expect(jar.header(page)).toBe('');
  });
});
