import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormBrowser, LostWay } from './form-browser.js';

const app = fastify({ forceCloseConnections: true });
app.get('/', (_request, reply) => reply.header('set-cookie', 'seen=1').redirect('/page'));
app.get('/page', (request, reply) => reply.type('text/html').send(`<title>${request.headers.cookie}</title>`));
app.get('/away', (_request, reply) => reply.redirect('https://elsewhere.example/back?code=1'));
app.get('/round', (_request, reply) => reply.redirect('/round'));
app.get('/nowhere', (_request, reply) => reply.code(302).header('location', 'http://[bad').send());
app.get('/form', (_request, reply) => reply.type('text/html').send('<form action="http://[bad"></form>'));
app.get('/long', (_request, reply) => reply.type('text/html').send(`${'x '.repeat(2_000_000)}<form></form>`));

describe('FormBrowser', () => {
  beforeAll(() => app.listen({ host: '127.0.0.1', port: 0 }));
  afterAll(() => app.close());
  const open = (path: string, browser = new FormBrowser()) => browser.open(`${app.listeningOrigin}${path}`);

  it('follows redirects with its cookies', async () => {
    expect(await open('/')).toMatchObject({ status: 200, title: 'seen=1', location: undefined });
  });

  it('leaves a redirect alone that it is not to follow', async () => {
    const page = await open('/away', new FormBrowser({ follows: ({ origin }) => origin === app.listeningOrigin }));
    expect(page).toMatchObject({ status: 302, location: new URL('https://elsewhere.example/back?code=1') });
  });

  it('does not follow redirects without end', async () => {
    await expect(open('/round')).rejects.toThrow('redirects without end');
    await expect(open('/round')).rejects.toBeInstanceOf(LostWay);
  });

  it('loses its way where a redirect or a form leads to what is no URL', async () => {
    await expect(open('/nowhere')).rejects.toThrow(/\/nowhere redirects to what is no URL: http:\/\/\[bad/);
    await expect(open('/nowhere')).rejects.toBeInstanceOf(LostWay);
    const page = await open('/form');
    await expect(new FormBrowser().submit(page, page.forms[0]!, {})).rejects.toThrow(LostWay);
  });

  it('reads the beginning of a long page', async () => {
    const page = await open('/long');
    expect(page.text.length).toBeLessThan(200_001);
    expect(page.forms).toEqual([]);
  });
});
