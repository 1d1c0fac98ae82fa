import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConformanceOptions, failedRules, type Report, runConformance } from '../../apps/conformance/src/index.js';
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
