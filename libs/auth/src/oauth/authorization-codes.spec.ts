import { type Subscriptions } from '#ifttt';
import { type Transaction, type Transactions } from '#persistence';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuthorizationCode } from '../entities/authorization-code.entity.js';
import { AuthorizationCodes } from './authorization-codes.js';
import { type RegisteredClient } from './client.js';
import { type Connections } from './connections.js';

const update = vi.fn();
const remove = vi.fn();
const forgetAll = vi.fn();
const isConnected = vi.fn();
const afterCommit = vi.fn();
const tx = { manager: { update, delete: remove }, afterCommit } as unknown as Transaction;
const code = { codeDigest: 'digest', grantId: 'g1', userId: 'o1' } as AuthorizationCode;
const codes = new AuthorizationCodes(
  {} as Transactions,
  {} as RegisteredClient,
  { isConnected } as unknown as Connections,
  { forgetAll } as unknown as Subscriptions,
);

describe('AuthorizationCodes.consume', () => {
  beforeEach(() => vi.resetAllMocks());

  it('takes an unused code and revokes nothing', async () => {
    update.mockResolvedValue({ affected: 1 });
    expect(await codes.consume(tx, code)).toBe(true);
    expect(remove).not.toHaveBeenCalled();
    expect(forgetAll).not.toHaveBeenCalled();
  });

  it('ends the subscriptions too, where a used code was all that the connection stood on', async () => {
    update.mockResolvedValue({ affected: 0 });
    isConnected.mockResolvedValue(false);
    expect(await codes.consume(tx, code)).toBe(false);
    expect(isConnected).toHaveBeenCalledExactlyOnceWith('o1', tx.manager);
    expect(forgetAll).toHaveBeenCalledExactlyOnceWith(tx, 'o1');
  });

  it('leaves the subscriptions of an owner who has connected anew', async () => {
    update.mockResolvedValue({ affected: 0 });
    isConnected.mockResolvedValue(true);
    expect(await codes.consume(tx, code)).toBe(false);
    expect(remove).toHaveBeenCalledTimes(2);
    expect(forgetAll).not.toHaveBeenCalled();
  });
});
