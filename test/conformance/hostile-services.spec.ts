import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type AuthenticationOptions,
  ConformanceError,
  type ConformanceOptions,
  failedRules,
  type Report,
  RULES,
  runConformance,
} from '../../apps/conformance/src/index.js';
import { junitReport } from '../../apps/conformance/src/report/junit.js';
import { freePort } from '../support/ports.js';
import { fixtureOptions, startFixtureTarget } from './fixture-target.js';

const KEY = 'the-service-key';
const SAMPLES = JSON.stringify({ data: { samples: { triggers: {}, actions: {}, queries: { list: {} } } } });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Resolves with the URL of a service that answers whatever it likes. */
async function startService(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function run(url: string, changes: Partial<ConformanceOptions> = {}): Promise<Report> {
  return runConformance({ url, serviceKey: KEY, ...changes });
}

const html: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
};

const json =
  (body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
  };

/** Sign-in and consent at `/authorize` of a service, which go wrong. */
const authentication = (url: string): AuthenticationOptions => ({
  authorizeUrl: `${url}/authorize`,
  tokenUrl: `${url}/token`,
  redirectUrl: 'https://ifttt.example/channels/x/authorize',
  clientId: 'id',
  clientSecret: 'client-secret',
  email: 'ada@example.com',
  password: 'the-password',
});

describe('A run that cannot begin says why', () => {
  it.each([
    ['no URL', 'service', /no URL of a service/],
    ['another protocol', 'ftp://service.example', /begins with http/],
    ['a query', 'http://service.example/?key=1', /no query/],
  ])('with %s', async (_what, url, message) => {
    await expect(run(url)).rejects.toThrow(message);
  });

  it('where nobody listens', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    await expect(run(url)).rejects.toThrow(/No service answers at .*ECONNREFUSED.*Is it running/);
  });

  it('where the service key is another one', async () => {
    const service = await startFixtureTarget('oauth2');
    closing.push(() => service.close());
    const options = { ...fixtureOptions(service.url), serviceKey: 'another' };
    await expect(runConformance(options)).rejects.toThrow(/does not accept this service key/);
  });

  it('where no such service is', async () => {
    const url = await startService((_request, response) => response.writeHead(404).end());
    await expect(run(url)).rejects.toThrow(/no IFTTT service at .*\/ifttt\/v1/);
  });

  it('where callers are sent elsewhere', async () => {
    const url = await startService((_request, response) => {
      response.writeHead(301, { location: 'https://elsewhere.example/' }).end();
    });
    await expect(run(url)).rejects.toThrow(/elsewhere\.example.*IFTTT does not follow/);
  });

  it('where callers are sent elsewhere, without a secret or what a terminal would obey', async () => {
    const url = await startService((_request, response) => {
      const location = `https://elsewhere.example/?\u009b2J&q=${KEY}`;
      response.writeHead(301, { location }).end();
    });
    await expect(run(url)).rejects.toThrow(/elsewhere\.example\/\?[^\p{Cc}]+&q=\*+\. IFTTT/u);
  });

  it.each(['http://ada:PW@service.example', 'ftp://ada:PW@service.example', 'http://ada:P/W@[service'])(
    'with a password in the URL, which it does not repeat: %s',
    async (url) => {
      await expect(run(url)).rejects.toThrow(/^The API URL prefix has user info(?!.*W@)/);
    },
  );

  it('where a sample is nested so deep that it cannot be sent', async () => {
    const depth = 20_000;
    const sample = `{"field":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const url = await startService(json(`{"data":{"samples":{"queries":{"list":${sample}}}}}`));
    const failure = await run(url).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConformanceError);
    expect((failure as Error).message).toMatch(/test\/setup gives cannot be sent back: RangeError/);
  });

  it('where no answer ever comes', async () => {
    const url = await startService(() => undefined);
    await expect(run(url, { timeoutMs: 300 })).rejects.toThrow(/No answer within 0\.3 s/);
  });

  it('where connections are closed', async () => {
    const url = await startService((request) => request.socket.destroy());
    await expect(run(url)).rejects.toThrow(/No service answers/);
  });

  it.each([
    ['is not there', '/nowhere/service.json', /cannot be read/],
    ['is another thing', '/else.json', /no description of a service: service/],
    ['is a page', '/page', /not JSON/],
  ])('where the description %s', async (_what, path, message) => {
    const url = await startService((request, response) => {
      if (request.url === '/nowhere/service.json') response.writeHead(404).end();
      else if (request.url === '/else.json') response.end('{"swagger":"2.0"}');
      else if (request.url === '/page') response.end('<h1>');
      else response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(SAMPLES);
    });
    await expect(run(url, { description: url + path })).rejects.toThrow(message);
  });
});

describe('A run comes to its end', () => {
  it('where every answer is a page: test/setup is what fails, and all that needs it is skipped', async () => {
    const report = await run(await startService(html));
    expect(failedRules(report)).toEqual(expect.arrayContaining([9, 10]));
    const events = report.results.find(({ name }) => name === 'events');
    expect(events).toMatchObject({ outcome: 'skipped', reason: expect.stringMatching(/^needs rule 10/) as string });
  });

  it.each([
    ['a redirect to what is no URL', { location: 'http://[bad' }, '', /redirects to what is no URL/],
    ['redirects without end', { location: '/authorize' }, '', /redirects without end/],
    ['a form for what is no URL', {}, '<form action="//[bad"><button>Allow</button></form>', /form for what is no URL/],
    ['characters that there are not', {}, '<p>&#99999999999;</p>', /It reads: \ufffd/],
    ['nothing but "<"', {}, '<'.repeat(4_000_000), /neither a form with a password/],
  ])('where the authorize page is %s', async (_what, headers, body, message) => {
    const url = await startService((request, response) => {
      if (!request.url!.startsWith('/authorize')) return json(SAMPLES)(request, response);
      response.writeHead('location' in headers ? 302 : 200, headers).end(body);
    });
    const report = await run(url, { authentication: authentication(url) });
    const consent = report.results.find(({ name }) => name === 'consent')!;
    expect(consent.outcome).toBe('failed');
    expect(consent.failures[0]!.found).toMatch(message);
  });

  it('where the token, a slug and a field are half a character', async () => {
    const samples = '{"triggers":{"\\ud800":{"\\udfff":"\\ud800"}},"actions":{"\\ud800":{}},"queries":{}}';
    const url = await startService(json(`{"data":{"accessToken":"\\ud800","samples":${samples}}}`));
    expect((await run(url)).results.length).toBe(RULES.length);
  });

  it('where a check stops with an error: that is its failure, and all others are looked at', async () => {
    const depth = 20_000;
    const id = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const url = await startService((request, response) => {
      const isAction = request.url!.includes('/actions/');
      json(isAction ? `{"data":[{"id":${id}}]}` : '{"data":{"samples":{"actions":{"post":{}}}}}')(request, response);
    });
    const report = await run(url);
    const stopped = report.results.find(({ name }) => name === 'action-answers')!;
    expect(stopped.failures[0]).toMatchObject({
      expectation: expect.stringMatching(/checked to the end/) as string,
      found: expect.stringMatching(/^The check stopped with RangeError: [^\n]+$/) as string,
    });
    expect(report.results.length).toBe(RULES.length);
    expect(junitReport(report)).toContain('RangeError');
  });

  it('where a body never ends', async () => {
    const url = await startService((request, response) => {
      if (!request.url?.includes('/queries/')) {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(SAMPLES);
        return;
      }
      const more = (): void => {
        while (response.writable && response.write('x'.repeat(65_536)));
      };
      response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
      more();
    });
    const report = await run(url);
    const samples = report.results.find(({ name }) => name === 'samples')!;
    const failure = samples.failures.find(({ expectation }) => expectation.includes('the query list'))!;
    expect(failure.exchange!.problem).toMatch(/more than 4 MB/);
    expect(failure.exchange!.answer!.text.length).toBeLessThan(25_000);
  });

  it('where what says that it is gzip is none', async () => {
    const url = await startService((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
    });
    const setup = (await run(url)).results.find(({ name }) => name === 'test-setup')!;
    expect(setup.failures[0]!.exchange!.problem).toMatch(/not what Content-Encoding: gzip says/);
  });

  it('where the service falls silent in the middle, without waiting for each answer', async () => {
    let calls = 0;
    const url = await startService((_request, response) => {
      calls += 1;
      if (calls > 10) return;
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(SAMPLES);
    });
    const report = await run(url, { timeoutMs: 1_000 });
    expect(report.durationMs).toBeLessThan(12_000);
    expect(report.results.at(-1)!.reason).toMatch(/does not answer any more/);
  });
});
