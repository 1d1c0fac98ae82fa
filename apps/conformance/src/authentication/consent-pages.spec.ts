import { describe, expect, it } from 'vitest';
import { type PageAnswer, type PageRequest } from '../../../form-browser/src/index.js';
import { ConsentPages } from './consent-pages.js';

const BACK = 'https://ifttt.example/back';
const START = 'https://service.example/authorize';
const SIGN_IN = '<form method="post" action="/in"><input name="login"><input type="password" name="pw"></form>';

const html = (body: string): PageAnswer => ({ status: 200, location: null, setCookies: [], html: body });
const redirect = (location: string): PageAnswer => ({ status: 302, location, setCookies: [], html: '' });

/** A service whose pages are these, by path; what was sent to it is kept. */
function pagesOf(pages: Readonly<Record<string, PageAnswer>>) {
  const sent: PageRequest[] = [];
  const load = async (request: PageRequest): Promise<PageAnswer> => {
    sent.push(request);
    return pages[request.url.pathname] ?? { ...html('<title>Gone</title>Nothing here'), status: 404 };
  };
  return { sent, pages: new ConsentPages({ email: 'ada', password: 'secret' }, [BACK], load) };
}

describe('ConsentPages', () => {
  it('sign in, allow, and stop where they lead back', async () => {
    const consent = '<form method="post" action="/no"><button>No, thanks</button></form>'.concat(
      '<form method="post" action="/yes"><button name="answer" value="1">Authorize app</button></form>',
    );
    const { pages, sent } = pagesOf({
      '/authorize': html(SIGN_IN),
      '/in': redirect('/consent'),
      '/consent': html(consent),
      '/yes': redirect(`${BACK}?code=1`),
    });
    expect((await pages.decide(START, 'allow')).href).toBe(`${BACK}?code=1`);
    expect(sent.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([
      ['GET', '/authorize', undefined],
      ['POST', '/in', 'login=ada&pw=secret'],
      ['GET', '/consent', undefined],
      ['POST', '/yes', 'answer=1'],
    ]);
  });

  it('lead back at once where nobody is asked', async () => {
    const { pages } = pagesOf({ '/authorize': redirect(`${BACK}?error=access_denied`) });
    expect((await pages.decide(START, 'deny')).search).toBe('?error=access_denied');
  });

  it.each([
    ["Don't allow", '/refused'],
    ['Cancel', '/refused'],
    ['Deny access', '/refused'],
  ])('press "%s" to deny, and not what allows', async (label, path) => {
    const { pages } = pagesOf({
      '/authorize': html(
        `<form action="/granted"><button>Allow</button></form><form action="/other"><button>Not you?</button></form>
         <form action="${path}"><button>${label}</button></form>`,
      ),
      '/refused': redirect(`${BACK}?error=access_denied`),
      '/granted': redirect(`${BACK}?code=1`),
    });
    expect((await pages.decide(START, 'deny')).search).toBe('?error=access_denied');
  });

  it.each([
    [
      'the password is not accepted',
      { '/authorize': html(SIGN_IN), '/in': html(SIGN_IN) },
      /asks for a password again/,
    ],
    ['there is no way to deny', { '/authorize': html('<form><button>Allow</button></form>') }, /nor a button to deny/],
    ['the page is not there', {}, /"Gone" at https:\/\/service.example\/authorize \(status 404\).*Nothing here/],
    [
      'nobody is asked whose password it is',
      { '/authorize': html('<form><input type="password" name="pin"></form>') },
      /not for whose it is/,
    ],
    [
      'there is page after page',
      { '/authorize': html('<form><button>Cancel</button></form>') },
      /none of them led back/,
    ],
  ])('say so where %s', async (_title, pages, message) => {
    await expect(pagesOf(pages).pages.decide(START, 'deny')).rejects.toThrow(message);
  });
});
