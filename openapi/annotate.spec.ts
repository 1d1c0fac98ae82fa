import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { annotate } from './annotate.mjs';

/** A spec with one operation that keeps every rule, but for what `operation` replaces. */
const specWith = (operation: object, rest: object = {}): object => ({
  openapi: '3.0.3',
  paths: {
    '/things/{id}': {
      get: {
        tags: ['Things'],
        operationId: 'getThing',
        summary: 'Gets a thing',
        security: [{ userAuth: [] }],
        responses: { '200': { description: 'The thing.' } },
        ...operation,
      },
    },
  },
  components: {
    securitySchemes: {
      userAuth: { type: 'http', scheme: 'bearer' },
      appSession: { type: 'http', scheme: 'bearer' },
    },
  },
  ...rest,
});

const json = (schema: object): object => ({ required: true, content: { 'application/json': { schema } } });

describe('annotate', () => {
  it('accepts the contract itself, and leaves it as it is', () => {
    const text = readFileSync(new URL('service-api.yaml', import.meta.url), 'utf8');
    const spec = parse(text) as object;
    annotate(spec);
    expect(spec).toEqual(parse(text));
  });

  it('adds what templates cannot compute', () => {
    expect(annotate(specWith({}))).toMatchObject({
      paths: {
        '/things/{id}': {
          get: {
            'x-nest-method': 'Get',
            'x-nest-path': '/things/:id',
            'x-status': '200',
            'x-scheme': 'userAuth',
            'x-owner': true,
            'x-client-address': false,
          },
        },
      },
    });
  });

  it('calls an operation with empty security public, and gives it no owner', () => {
    expect(annotate(specWith({ security: [] }))).toMatchObject({
      paths: { '/things/{id}': { get: { 'x-scheme': 'public', 'x-owner': false } } },
    });
  });

  it('tells an operation where the request comes from, where it asks for that', () => {
    expect(annotate(specWith({ 'x-client-address': true }))).toMatchObject({
      paths: { '/things/{id}': { get: { 'x-client-address': true } } },
    });
  });

  it('opens what the contract leaves unchecked', () => {
    const components = {
      securitySchemes: { userAuth: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Person: { type: 'object', 'x-unchecked': true, properties: { age: { type: 'integer' } } },
        Thing: { type: 'object', properties: { owner: { $ref: '#/components/schemas/Person' } } },
      },
    };
    expect(annotate(specWith({}, { components }))).toMatchObject({
      components: { schemas: { Thing: { properties: { owner: { type: 'object' } } } } },
    });
  });

  it.each([
    [
      'a dangling $ref',
      { requestBody: json({ $ref: '#/components/schemas/Missing' }) },
      /dangling \$ref #\/components\/schemas\/Missing/,
    ],
    ['two tags', { tags: ['Things', 'Others'] }, /GET \/things\/\{id\}: must have exactly one tag, has 2/],
    ['no tag', { tags: undefined }, /must have exactly one tag, has 0/],
    ['OR-ed security', { security: [{ userAuth: [] }, { appSession: [] }] }, /OR-ed security/],
    ['AND-ed security', { security: [{ userAuth: [], appSession: [] }] }, /exactly one security scheme, names 2/],
    ['optional security', { security: [{}] }, /exactly one security scheme, names 0/],
    ['missing security', { security: undefined }, /has no security of its own/],
    ['an unknown security scheme', { security: [{ magic: [] }] }, /unknown security scheme magic/],
    ['no operation id', { operationId: undefined }, /has no operationId/],
    ['two success statuses', { responses: { '200': {}, '201': {} } }, /exactly one success status, has 2/],
    [
      'a body that is neither a named object nor a list of them',
      { requestBody: json({ type: 'array', items: { type: 'string' } }) },
      /body must be a named schema, or an array of one/,
    ],
    ['a body without JSON', { requestBody: { content: { 'text/plain': {} } } }, /body must accept application\/json/],
  ])('refuses %s', (_what, operation, message) => {
    expect(() => annotate(specWith(operation))).toThrow(message);
  });

  it('refuses a keyword that the generated code would not check', () => {
    const components = {
      securitySchemes: { userAuth: {} },
      schemas: { Thing: { type: 'object', properties: { name: { type: 'string', pattern: '^a' } } } },
    };
    expect(() => annotate(specWith({}, { components }))).toThrow(/schema Thing, property name: .* pattern/);
  });

  it('refuses an object without a name', () => {
    const components = {
      securitySchemes: { userAuth: {} },
      schemas: { Thing: { type: 'object', properties: { part: { type: 'object', properties: {} } } } },
    };
    expect(() => annotate(specWith({}, { components }))).toThrow(/give the object part a schema name/);
  });

  it('refuses an operation id that is used twice', () => {
    const get = { operationId: 'same', tags: ['A'], summary: 's', security: [], responses: { '200': {} } };
    expect(() => annotate({ paths: { '/a': { get }, '/b': { get } } })).toThrow(
      /operationId same is used more than once/,
    );
  });
});
