import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import * as apis from './generated/apis/index.js';
import * as controllers from './generated/controllers/index.js';
import { operations } from './generated/operations.js';
import { SECURITY_SCHEME } from './security.js';

interface SpecOperation {
  operationId: string;
  tags: string[];
  summary: string;
  security: Record<string, string[]>[];
  responses: Record<string, unknown>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
type PathItem = Partial<Record<(typeof METHODS)[number], SpecOperation>>;

const spec = parse(readFileSync(new URL('../../../openapi/service-api.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, PathItem>;
};

/** The operations as the yaml has them, in the shape of the generated table. */
const written = Object.entries(spec.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    return {
      id: operation.operationId,
      tag: operation.tags[0],
      method: method.toUpperCase(),
      path,
      security: Object.keys(operation.security[0] ?? {})[0] ?? 'public',
      status: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
      summary: operation.summary,
    };
  }),
);

const controllerOf = (tag: string): Type => controllers[`${tag}Controller` as keyof typeof controllers];
const handlersOf = (controller: Type): Record<string, object> => controller.prototype as Record<string, object>;

describe('contract', () => {
  it('has every operation of the yaml in its table, and no other', () => {
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect([...operations].sort(byId)).toEqual(written.sort(byId));
  });

  it.each(written)(
    'routes $method $path to $tag.$id under $security',
    ({ id, tag, method, path, security, status }) => {
      const handler = handlersOf(controllerOf(tag!))[id]!;
      expect(Reflect.getMetadata(SECURITY_SCHEME, handler)).toBe(security);
      expect(RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]).toBe(method);
      expect(Reflect.getMetadata(PATH_METADATA, handler)).toBe(path.replaceAll(/\{(\w+)\}/g, ':$1'));
      expect(Reflect.getMetadata(HTTP_CODE_METADATA, handler)).toBe(status);
    },
  );

  it('has no controller route without a security scheme, nor one that the yaml does not know', () => {
    const known = new Set(written.map(({ tag, id }) => `${tag}Controller.${id}`));
    for (const [name, controller] of Object.entries(controllers)) {
      for (const method of Object.getOwnPropertyNames(handlersOf(controller)).filter((key) => key !== 'constructor')) {
        const handler = handlersOf(controller)[method]!;
        expect(Reflect.getMetadata(SECURITY_SCHEME, handler), `${name}.${method}`).toBeDefined();
        expect(known, `${name}.${method}`).toContain(`${name}.${method}`);
      }
    }
  });

  it('binds every controller to the Api class of its tag', () => {
    for (const tag of new Set(written.map((operation) => operation.tag))) {
      const api: unknown = apis[`${tag}Api` as keyof typeof apis];
      expect(Reflect.getMetadata('design:paramtypes', controllerOf(tag!))).toEqual([api]);
    }
  });
});
