import { describe, expect, it } from 'vitest';
import { pageCookies } from './cookies.js';

describe('pageCookies', () => {
  it('ties them to the host over https', () => {
    expect(pageCookies('https://robots.example')).toEqual({
      session: '__Host-robot_ifttt_session',
      csrf: '__Host-robot_ifttt_csrf',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true },
    });
  });

  it('works without TLS during development', () => {
    expect(pageCookies('http://localhost:3000')).toMatchObject({
      session: 'robot_ifttt_session',
      options: { secure: false },
    });
  });
});
