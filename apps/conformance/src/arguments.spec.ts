import { describe, expect, it } from 'vitest';
import { type Arguments, conformanceOptions, expectWritable } from './arguments.js';

const GIVEN: Arguments = { url: 'http://service.example', serviceKey: 'key', timeout: '2.5' };
const ACCOUNT = {
  authorizeUrl: 'https://service.example/authorize',
  tokenUrl: 'https://service.example/token',
  redirectUrl: 'https://ifttt.com/channels/x/authorize',
  clientId: 'id',
  clientSecret: 'secret',
  email: 'ada@example.com',
  password: 'password',
};

describe('conformanceOptions', () => {
  it('takes seconds and gives milliseconds', () => {
    expect(conformanceOptions(GIVEN)).toMatchObject({ timeoutMs: 2500, authentication: undefined });
  });

  it.each(['0', '-1', 'soon', '', '0.0004', '3601', '1e9', 'Infinity'])('refuses %s as a timeout', (timeout) => {
    expect(() => conformanceOptions({ ...GIVEN, timeout })).toThrow(/--timeout/);
  });

  it('takes whole milliseconds', () => {
    expect(conformanceOptions({ ...GIVEN, timeout: '16.1' }).timeoutMs).toBe(16_100);
    expect(conformanceOptions({ ...GIVEN, timeout: '0.0016' }).timeoutMs).toBe(2);
  });

  it('refuses user info in a URL without repeating it', () => {
    const tokenUrl = 'https://ada:PW@service.example/token';
    const given = { ...GIVEN, ...ACCOUNT, tokenUrl };
    expect(() => conformanceOptions(given)).toThrow(/^--token-url has user info before an @(?!.*PW)/);
  });

  it('leaves the authentication test out where only the environment has secrets', () => {
    const { clientSecret, password } = ACCOUNT;
    expect(conformanceOptions({ ...GIVEN, clientSecret, password }).authentication).toBeUndefined();
  });

  it('does the authentication test where everything is given, and names what is missing', () => {
    expect(conformanceOptions({ ...GIVEN, ...ACCOUNT }).authentication).toEqual(ACCOUNT);
    const { tokenUrl: _, email: __, ...some } = ACCOUNT;
    expect(() => conformanceOptions({ ...GIVEN, ...some })).toThrow(/--token-url, --email/);
    expect(() => conformanceOptions({ ...GIVEN, ...ACCOUNT, tokenUrl: 'token' })).toThrow(/--token-url is not a URL/);
  });
});

describe('expectWritable', () => {
  it('names the option whose file cannot be written', () => {
    expect(() => expectWritable('--json', '/dev/null/report.json')).toThrow(/^--json cannot be written: ENOTDIR/);
    expect(() => expectWritable('--junit', import.meta.dirname)).toThrow(/^--junit cannot be written: EISDIR/);
  });

  it('takes what can be written, and no file', () => {
    expect(() => expectWritable('--json', '/dev/null')).not.toThrow();
    expect(() => expectWritable('--json', undefined)).not.toThrow();
  });
});
