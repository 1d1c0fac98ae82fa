import { describe, expect, it } from 'vitest';
import { renderPage } from './render.js';

const NASTY = `"><script>alert('1')</script>`;

describe('renderPage', () => {
  it('signs in with labelled fields and keeps the address that was typed', () => {
    const html = renderPage('sign-in', { csrf: 'token-1', email: 'ada@example.com', failure: null });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Sign in to connect IFTTT</title>');
    expect(html).toContain('<label for="email">');
    expect(html).toContain('<label for="password">');
    expect(html).toContain('value="ada@example.com"');
    expect(html).toContain('name="_csrf" value="token-1"');
    expect(html).not.toContain('role="alert"');
  });

  it('says that signing in failed, not why', () => {
    const html = renderPage('sign-in', { csrf: '', email: '', failure: { status: 401, message: 'Wrong.' } });
    expect(html).toContain('role="alert">Wrong.</p>');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });

  it('does not call wrong what nobody looked at', () => {
    const html = renderPage('sign-in', { csrf: '', email: '', failure: { status: 429, message: 'Too many.' } });
    expect(html).toContain('role="alert">Too many.</p>');
    expect(html).not.toContain('aria-invalid');
  });

  it('asks for consent in the name of the account', () => {
    const html = renderPage('consent', { csrf: 't', name: 'Ada', email: 'ada@example.com' });
    expect(html).toMatch(/value="allow">Allow<.*value="deny">Deny</s);
    expect(html).toContain('Ada');
    expect(html).toContain('ada@example.com');
  });

  it.each([
    renderPage('sign-in', { csrf: NASTY, email: NASTY, failure: { status: 401, message: NASTY } }),
    renderPage('consent', { csrf: NASTY, name: NASTY, email: NASTY }),
  ])('escapes what it shows and has no inline code or style (page %#)', (html) => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
    expect(html).not.toContain(NASTY);
    expect(html).not.toContain('undefined');
  });
});
