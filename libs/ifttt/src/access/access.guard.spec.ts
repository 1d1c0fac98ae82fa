import 'reflect-metadata';
import { Security } from '#contract';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../errors/service-error.js';
import type { ServiceKeyCheck } from '../service/service-key-check.js';
import { AccessGuard } from './access.guard.js';

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

const guard = new AccessGuard(
  new Reflector(),
  {
    require: (headers: object) => {
      if (!('ifttt-service-key' in headers)) throw new ServiceError('InvalidServiceKey');
    },
  } as unknown as ServiceKeyCheck,
  {
    user: () => Promise.reject(new Error('owner asked for')),
    app: () => Promise.reject(new Error('app asked for')),
  },
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

  it('has the caller identified as the route names', async () => {
    await expect(ask(Endpoints, 'user')).rejects.toThrow('owner asked for');
    await expect(ask(Endpoints, 'app')).rejects.toThrow('app asked for');
  });

  it('refuses a route that does not say who may call it', async () => {
    await expect(ask(Endpoints, 'forgotten')).rejects.toThrow('Endpoints.forgotten does not say who may call it');
  });
});
