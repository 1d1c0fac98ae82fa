import 'reflect-metadata';
import { Security } from '#contract';
import type { ServiceKeyCheck } from '#ifttt';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { AccessGuard } from './access.guard.js';
import type { AccessTokenGuard, SessionGuard } from './bearer.guards.js';

class Endpoints {
  @Security('public') open() {}
  @Security('serviceAuth') service() {}
  @Security('userAuth') user() {}
  @Security('appSession') app() {}
  forgotten() {}
}

@Security('public')
class Pages {
  page() {}
}

const named = (name: string) => ({ canActivate: () => Promise.reject(new Error(name)) });
const guard = new AccessGuard(
  new Reflector(),
  { accepts: (headers: object) => 'ifttt-service-key' in headers } as unknown as ServiceKeyCheck,
  named('access token asked for') as unknown as AccessTokenGuard,
  named('session asked for') as unknown as SessionGuard,
);

function ask(type: new () => object, method: string, headers: Record<string, string> = {}): Promise<boolean> {
  return guard.canActivate({
    getClass: () => type,
    getHandler: () => (type.prototype as Record<string, unknown>)[method],
    switchToHttp: () => ({ getRequest: () => ({ headers }) }),
  } as unknown as ExecutionContext);
}

describe('AccessGuard', () => {
  it('lets everybody in where the route says so, by method or class', async () => {
    expect(await ask(Endpoints, 'open')).toBe(true);
    expect(await ask(Pages, 'page')).toBe(true);
  });

  it('asks for the service key', async () => {
    expect(await ask(Endpoints, 'service', { 'ifttt-service-key': 'k' })).toBe(true);
    await expect(ask(Endpoints, 'service')).rejects.toMatchObject({ name: 'InvalidServiceKey' });
  });

  it('asks for the kind of token that the route names', async () => {
    await expect(ask(Endpoints, 'user')).rejects.toThrow('access token asked for');
    await expect(ask(Endpoints, 'app')).rejects.toThrow('session asked for');
  });

  it('refuses a route that does not say who may call it', async () => {
    await expect(ask(Endpoints, 'forgotten')).rejects.toThrow('Endpoints.forgotten does not say who may call it');
  });
});
