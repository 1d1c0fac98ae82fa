import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormBrowser } from './form-browser.js';

const app = fastify({ forceCloseConnections: true });
app.get('/', (_request, reply) => reply.header('set-cookie', 'seen=1').redirect('/page'));
app.get('/page', (request, reply) => reply.type('text/html').send(`<title>${request.headers.cookie}</title>`));
app.get('/away', (_request, reply) => reply.redirect('https://elsewhere.example/back?code=1'));
app.get('/round', (_request, reply) => reply.redirect('/round'));

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
  });
});
