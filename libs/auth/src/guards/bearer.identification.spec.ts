import type { ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import type { AccessTokenGuard, SessionGuard } from './bearer.guards.js';
import { BearerIdentification } from './bearer.identification.js';

const refusing = (message: string) => ({ canActivate: () => Promise.reject(new Error(message)) });
const identification = new BearerIdentification(
  refusing('access token asked for') as unknown as AccessTokenGuard,
  refusing('session asked for') as unknown as SessionGuard,
);

describe('BearerIdentification', () => {
  it('asks IFTTT for an access token and the app for a session', async () => {
    const context = {} as ExecutionContext;
    await expect(identification.user(context)).rejects.toThrow('access token asked for');
    await expect(identification.app(context)).rejects.toThrow('session asked for');
  });
});
