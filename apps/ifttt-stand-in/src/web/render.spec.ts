import { describe, expect, it } from 'vitest';
import { entryOf } from './feed/entry.js';
import { resultsView } from './queries-view.js';
import { render } from './render.js';

const NASTY = `"><script>alert('1')</script>`;
const INLINE = /<script>|<style|\sstyle=|\son\w+=/i;

describe('What a service says', () => {
  it('is escaped in the feed', () => {
    const exchange = {
      request: { method: 'POST', url: NASTY, headers: { [NASTY]: NASTY }, body: NASTY },
      response: { status: 200, headers: { [NASTY]: NASTY }, body: NASTY },
      milliseconds: 1,
    };
    const html = render('entry', entryOf({ id: 1, at: 0, kind: 'request', title: NASTY, exchange }));
    expect(html).not.toContain(NASTY);
    expect(html).not.toMatch(INLINE);
    expect(html).toContain('&lt;script&gt;');
  });

  it.each([
    ['https://greenhouse.example/1', 'https://greenhouse.example/1'],
    ['javascript:alert(1)', undefined],
    [NASTY, undefined],
  ])('is a link in a table only when it leads to a web page: %s', (value, url) => {
    const query = { slug: 'q', name: 'Q', description: '', fields: [] };
    const { rows } = resultsView(query, { data: [{ value }] }, () => '');
    expect(rows[0]?.[0]).toEqual({ text: value, ...(url !== undefined && { url }) });
  });

  it('is escaped on a page, which has nothing inline', () => {
    const html = render('problem', { title: NASTY, explanation: NASTY, hint: NASTY, connect: true });
    expect(html).not.toContain(NASTY);
    expect(html).not.toMatch(INLINE);
    expect(html).not.toContain('undefined');
  });
});
