import 'reflect-metadata';
import { type Owner, Security } from '#contract';
import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { type ServiceKeyCheck } from '../service/service-key-check.js';
import { SERVICE_OWNER, ServiceKeyAccessGuard } from './service-key.guard.js';

class Endpoints {
  @Security('public') open() {}
  @Security('serviceAuth') service() {}
  @Security('userAuth') user() {}
  @Security('appSession') app() {}
  forgotten() {}
}

const guard = new ServiceKeyAccessGuard(new Reflector(), {
  accepts: (headers: object) => 'ifttt-service-key' in headers,
} as unknown as ServiceKeyCheck);

const KEY = { 'ifttt-service-key': 'k' };
const TOKEN = { authorization: 'Bearer t' };

async function ask(method: keyof Endpoints, headers: Record<string, string>) {
  const request: { headers: object; user?: Owner } = { headers };
  const admitted = await guard.canActivate({
    getClass: () => Endpoints,
    // eslint-disable-next-line @typescript-eslint/unbound-method
    getHandler: () => Endpoints.prototype[method],
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext);
  return { admitted, owner: request.user };
}

describe('ServiceKeyAccessGuard', () => {
  it('opens with the key what needs an owner’s token elsewhere, for the one owner', async () => {
    expect(await ask('user', KEY)).toEqual({ admitted: true, owner: SERVICE_OWNER });
    await expect(ask('user', {})).rejects.toMatchObject({ name: 'InvalidServiceKey' });
    await expect(ask('user', TOKEN)).rejects.toMatchObject({ name: 'InvalidServiceKey' });
  });

  it('asks for the key where the protocol always does', async () => {
    expect(await ask('service', KEY)).toEqual({ admitted: true, owner: undefined });
    await expect(ask('service', TOKEN)).rejects.toMatchObject({ name: 'InvalidServiceKey' });
  });

  it('lets everybody in where the route says so', async () => {
    expect(await ask('open', {})).toEqual({ admitted: true, owner: undefined });
  });

  it('opens nothing that is for an owner’s app', async () => {
    await expect(ask('app', { ...KEY, ...TOKEN })).rejects.toMatchObject({ name: 'InvalidSession' });
  });

  it('refuses a route that does not say who may call it', async () => {
    await expect(ask('forgotten', KEY)).rejects.toThrow('Endpoints.forgotten does not say who may call it');
  });
});
