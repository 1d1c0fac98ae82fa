import { operations } from '#contract';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { expectErrors } from '../support/expectations.js';
import { type Answer, send } from '../support/http.js';
import { embedded } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const CONTRACT = parse(readFileSync(new URL('../../openapi/service-api.yaml', import.meta.url), 'utf8'));
/** What a page loads or leads to. */
const ADDRESS = /\b(?:src|href|action)="([^"]*)"/g;

const addressesOf = ({ text }: Answer): string[] => [...text.matchAll(ADDRESS)].map((match) => match[1]!);
const policyOf = ({ headers }: Answer): string[] => String(headers['content-security-policy']).split('; ');

describe('The reference', () => {
  const world = useWorld(embedded);
  let steps: Answer;
  let api: Answer;

  beforeAll(async () => {
    steps = await send(`${world.url}/docs`);
    api = await send(`${world.url}/docs/api`);
  });

  describe('the list of steps', () => {
    it('has every step with its fields, ingredients and samples', async () => {
      const { json: description } = await send(`${world.url}/docs/service.json`);
      const articles = new Map(steps.text.split('<article').map((part) => [/id="([^"]+)"/.exec(part)?.[1], part]));
      for (const kind of ['triggers', 'actions', 'queries']) {
        for (const { slug, name, fields, ingredients = [], samples } of description[kind]) {
          const article = articles.get(`${kind}-${slug}`) ?? '';
          expect(article).toContain(name);
          expect(article).toContain(`POST ${world.prefix}/${kind}/${slug}<`);
          for (const field of fields) {
            const row = rowOf(article, field.slug);
            expect(row).toContain(field.label);
            expect(row).toContain(field.required ? 'required' : 'optional');
            expect(row.includes('validated')).toBe(field.validated === true);
            expect(row.includes('Choices of each owner')).toBe(field.optionsKind === 'dynamic');
            expect(row).toContain(samples.fields[field.slug]);
          }
          for (const ingredient of ingredients) {
            const row = rowOf(article.slice(article.indexOf('Ingredients')), ingredient.slug);
            expect(row).toContain(ingredient.type);
            expect(row).toContain(ingredient.example ?? ingredient.query);
          }
        }
      }
    });

    it('says how each caller authenticates', () => {
      for (const word of ['IFTTT-Service-Key', 'GET /oauth2/authorize', 'POST /users/sessions']) {
        expect(steps.text).toContain(word);
      }
    });

    it('has no scripts', () => {
      expect(steps.text).not.toContain('<script');
      expect(policyOf(steps)).not.toContainEqual(expect.stringContaining('script-src'));
    });
  });

  describe('the OpenAPI document', () => {
    it('is the contract, served at the public address', async () => {
      const answer = await send(`${world.url}/docs/openapi.json`);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.json).toEqual({ ...CONTRACT, servers: [{ url: world.url }] });
      for (const { path, method, id } of operations) {
        expect(answer.json.paths[path][method.toLowerCase()].operationId).toBe(id);
      }
    });
  });

  describe('the pages', () => {
    const pages = (): Answer[] => [steps, api];

    it('are for everyone, in nobody’s frame, with nothing inline', () => {
      for (const page of pages()) {
        expect(page.status).toBe(200);
        expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
        expect(page.headers['x-content-type-options']).toBe('nosniff');
        const policy = policyOf(page);
        expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "style-src 'self'", "img-src 'self'"]));
        expect(policy).toEqual(expect.arrayContaining(["frame-ancestors 'none'", "base-uri 'none'"]));
        expect(String(policy)).not.toMatch(/unsafe|data:|https?:|\*/);
        expect(page.text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]* src=)/);
      }
      expect(policyOf(api)).toEqual(expect.arrayContaining(["script-src 'self'", "connect-src 'self'"]));
    });

    it('name nothing but what is there, by addresses that work under any path prefix', async () => {
      for (const [page, at] of [
        [steps, '/docs'],
        [api, '/docs/api'],
      ] as const) {
        expect(addressesOf(page).length).toBeGreaterThan(4);
        for (const address of addressesOf(page)) {
          expect(address).toMatch(/^(#|(\.\.\/)?[a-z])(?!.*:)/);
          const { pathname, search, hash } = new URL(address, world.url + at);
          if (address.startsWith('#')) expect(page.text).toContain(`id="${hash.slice(1)}"`);
          else expect((await send(world.url + pathname + search)).status, address).toBe(200);
        }
      }
    });

    it('keep their parts for good, by version', async () => {
      const parts = addressesOf(api).filter((address) => address.includes('/assets/') && /\.(js|css)/.test(address));
      expect(parts).toHaveLength(5);
      for (const part of parts) {
        expect(part).toMatch(/\?v=[\w.]+$/);
        const { pathname, search } = new URL(part, `${world.url}/docs/api`);
        const answer = await send(world.url + pathname + search, { headers: { 'accept-encoding': 'gzip' } });
        expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(answer.headers['content-encoding']).toBe('gzip');
        expect(answer.headers['content-type']).toMatch(/^text\/(javascript|css); charset=utf-8$/);
      }
    });

    it('tell people what failed in a page, and programs in the usual shape', async () => {
      for (const path of ['/docs', '/docs/api']) {
        const answer = await send(world.url + path, { method: 'POST', json: {} });
        expect(answer.status).toBe(405);
        expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      }
      expectErrors(await send(`${world.url}/docs/openapi.json`, { method: 'POST', json: {} }), 405);
      expectErrors(await send(`${world.url}/docs/assets/package.json`), 404);
      expectErrors(await send(`${world.url}/docs/assets/..%2Findex.js`), 404);
    });
  });
});

/** The row of a step's table that is about this slug. */
function rowOf(article: string, slug: string): string {
  return article.split('<tr>').find((row) => row.includes(`<code>${slug}</code></th>`)) ?? '';
}
