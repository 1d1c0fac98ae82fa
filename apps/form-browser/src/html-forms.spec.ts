import { describe, expect, it } from 'vitest';
import { pageTitle, parseForms, text } from './html-forms.js';

const PAGE = `<!doctype html><title>Sign in &amp; connect</title>
<form method="post" action="/oauth2/authorize?a=1&amp;b=2">
  <input type="hidden" name="csrf" value="x&quot;y&#39;z"><input name="nickname"><input name=email required />
  <input type='password' name='password'><input type="checkbox" name="remember" checked>
  <input type="checkbox" name="newsletter">
  <button name="decision" value="allow"><b>Allow</b> access</button>
  <input type="submit" name="decision" value="deny"><button type="button" name="help">Help</button>
</form><form><input name="q" value="1"></form>`;

describe('parseForms', () => {
  const [first, second] = parseForms(PAGE);

  it('reads where and how a form is sent', () => {
    expect(first).toMatchObject({ method: 'POST', action: '/oauth2/authorize?a=1&b=2' });
    expect(second).toMatchObject({ method: 'GET', action: '' });
  });

  it('reads what is filled in, boxes only when ticked', () => {
    expect(first?.fields).toEqual({ csrf: `x"y'z`, nickname: '', email: '', password: '', remember: 'on' });
    expect(first?.accountField).toBe('email');
    expect(first?.passwordField).toBe('password');
  });

  it.each([
    ['the one that speaks of an account', '<input name="realm"><input name="id" type="email">', 'id'],
    ['the first that is written into', '<input name="a" type="hidden"><input name="b"><input name="c">', 'b'],
  ])('finds the field of the account: %s', (_title, inputs, name) => {
    expect(parseForms(`<form>${inputs}<input name="secret" type="password"></form>`)[0]?.accountField).toBe(name);
  });

  it('reads the buttons that send it', () => {
    expect(first?.buttons).toEqual([
      { name: 'decision', value: 'allow', label: 'Allow access' },
      { name: 'decision', value: 'deny', label: 'deny' },
    ]);
  });
});

describe('pageTitle and text', () => {
  it('read words, not markup', () => {
    expect(pageTitle(PAGE)).toBe('Sign in & connect');
    expect(text('<style>p{}</style><p>Wrong\n <em>password</em></p>')).toBe('Wrong password');
  });

  it('read U+FFFD for what is no character', () => {
    expect(text('&#99999999999;&#x110000;&#xd800;&#x41;')).toBe('\ufffd\ufffd\ufffdA');
  });
});

/** Quadratic work on so much would take minutes. */
const LENGTH = 400_000;

describe('A page that is nothing but beginnings is read in one pass', { timeout: 10_000 }, () => {
  it.each(['<', '<form ', '<form>', '<form><input><button>', '<title>', '<script>', '<style', '<a ', '&#', 'a = "'])(
    'of %s',
    (piece) => {
      const page = piece.repeat(LENGTH / piece.length);
      expect(parseForms(page)).toEqual([]);
      expect(pageTitle(page)).toBe('');
      expect(text(page).length).toBeLessThanOrEqual(page.length);
      expect(parseForms(`<form ${page}></form><form>${page}</form>`).length).toBeGreaterThan(0);
    },
  );
});
