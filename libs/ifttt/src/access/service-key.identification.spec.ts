import 'reflect-metadata';
import { type Owner } from '#contract';
import { loadConfig } from '#platform';
import { type ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { ServiceKeyCheck } from '../service/service-key-check.js';
import { SERVICE_OWNER, ServiceKeyIdentification } from './service-key.identification.js';

const identification = new ServiceKeyIdentification(new ServiceKeyCheck(loadConfig({ IFTTT_SERVICE_KEY: 'k' })));

const KEY = { 'ifttt-service-key': 'k' };
const TOKEN = { authorization: 'Bearer t' };

async function ask(headers: Record<string, string>) {
  const request: { headers: object; user?: Owner } = { headers };
  const admitted = await identification.user({
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext);
  return { admitted, owner: request.user };
}

describe('ServiceKeyIdentification', () => {
  it('opens with the key what needs an owner’s token elsewhere, for the one owner', async () => {
    expect(await ask(KEY)).toEqual({ admitted: true, owner: SERVICE_OWNER });
    await expect(ask({})).rejects.toMatchObject({ name: 'InvalidServiceKey' });
    await expect(ask(TOKEN)).rejects.toMatchObject({ name: 'InvalidServiceKey' });
  });

  it('opens nothing that is for an owner’s app', async () => {
    await expect(identification.app()).rejects.toMatchObject({ name: 'InvalidSession' });
  });
});
