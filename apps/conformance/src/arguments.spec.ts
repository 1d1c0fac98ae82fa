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

  it.each(['0', '-1', 'soon', ''])('refuses %s as a timeout', (timeout) => {
    expect(() => conformanceOptions({ ...GIVEN, timeout })).toThrow(/--timeout/);
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
