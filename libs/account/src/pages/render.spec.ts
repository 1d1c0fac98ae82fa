import { describe, expect, it } from 'vitest';
import { moment } from '../overview/moment.js';
import { type RobotView } from '../overview/overviews.js';
import { renderAccount, renderDisconnect } from './render.js';

const NASTY = `"><script>alert('1')</script>`;
const at = moment(Date.parse('2026-03-12T14:05:00Z'), Date.parse('2026-03-12T14:10:00Z'));

const person = { csrf: 't', name: 'Ada', email: 'ada@example.com', done: null, connectUrl: 'https://ifttt.com/robots' };
const robot: RobotView = { label: 'Kuri', online: true, since: at, places: ['Kitchen'], heard: { words: 'hello', at } };
const account = (change: Partial<Parameters<typeof renderAccount<'account'>>[1]> = {}): string =>
  renderAccount('account', { ...person, connected: false, robots: [], activities: [], ...change });

/** The words of a page, as they are read. */
const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('The account page', () => {
  it('says how to go on where there is nothing yet', () => {
    const words = wordsOf(account());
    expect(words).toContain('You have no robot yet. Add one in your robot');
    expect(words).toContain('Nothing has happened yet.');
    expect(account()).toContain('<a class="button primary" href="https://ifttt.com/robots">Connect IFTTT</a>');
  });

  it('offers to disconnect what is connected', () => {
    const html = account({ connected: true });
    expect(html).toContain('href="./account/disconnect">Disconnect IFTTT</a>');
    expect(html).not.toContain(person.connectUrl);
  });

  it.each<[Partial<RobotView>, string]>([
    [{}, 'Online, connected 5 minutes ago'],
    [{ since: null }, 'Online'],
    [{ online: false }, 'Offline, last seen 5 minutes ago'],
    [{ online: false, since: null }, 'Not connected yet'],
    [{}, 'Last heard “hello” 5 minutes ago'],
    [{ heard: null }, 'Has heard nothing yet.'],
    [{ places: [] }, 'Knows no places yet.'],
  ])('tells of a robot %j: %s', (change, words) => {
    expect(wordsOf(account({ robots: [{ ...robot, ...change }] }))).toContain(words);
  });

  it('keeps many robots and places behind a line that opens them', () => {
    const places = Array.from({ length: 13 }, (_, index) => `Room ${index + 1}`);
    const html = account({ robots: Array.from({ length: 50 }, () => ({ ...robot, places })) });
    expect(html.match(/<h3><bdi>Kuri/g)).toHaveLength(50);
    expect(wordsOf(html)).toContain('44 more robots');
    expect(html.match(/>3 more places</g)).toHaveLength(50);
    expect(html.match(/>Room 13</g)).toHaveLength(50);
  });

  it('tells what happened, and when, and what came to nothing', () => {
    const html = account({
      activities: [
        { sentence: [{ name: 'Kuri' }, ' reached ', { name: 'Kitchen' }], at },
        { sentence: ['A move. No such place.'], failure: 'Skipped', at },
      ],
    });
    expect(wordsOf(html)).toContain('Kuri reached Kitchen 5 minutes ago Skipped: A move. No such place. 5 minutes ago');
    expect(html).toContain(
      '<time datetime="2026-03-12T14:05:00.000Z" title="12 March 2026, 14:05 UTC">5 minutes ago</time>',
    );
  });

  it('tells what was done in a status', () => {
    expect(account({ done: 'IFTTT is disconnected.' })).toContain('role="status">IFTTT is disconnected.</p>');
    expect(account()).not.toContain('role="status"');
  });

  it.each([
    account({
      ...{ csrf: NASTY, name: NASTY, email: NASTY, done: NASTY, connectUrl: NASTY },
      robots: [{ label: NASTY, online: true, since: at, places: Array(11).fill(NASTY), heard: { words: NASTY, at } }],
      activities: [{ sentence: [NASTY, { name: NASTY }], at }],
    }),
    renderAccount('sign-in', { csrf: NASTY, email: NASTY, failure: { status: 401, message: NASTY }, done: NASTY }),
    renderDisconnect('disconnect', { csrf: NASTY }),
  ])('escapes what it shows and has no inline code or style (page %#)', (html) => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
    expect(html).not.toContain(NASTY);
    expect(html).not.toContain('undefined');
  });
});
