import 'reflect-metadata';
import { type Transactions } from '#persistence';
import { type Config } from '#platform';
import { type Repository } from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import { type User } from '../entities/user.entity.js';
import { Attempts } from '../throttling/attempts.js';
import { Passwords } from './passwords.js';
import { People } from './people.js';

describe('People.register', () => {
  const run = vi.fn();
  const signUp = vi.fn();
  const people = new People(
    { signUpOpen: true } as Config,
    { run } as unknown as Transactions,
    new Passwords(),
    { signUp } as unknown as Attempts,
    { create: (user: User) => user } as unknown as Repository<User>,
  );
  const good = { email: 'ada@example.com', password: 'long enough', name: ' Ada ' };

  it('keeps the name without spaces around it', async () => {
    expect(await people.register(good, '192.0.2.1')).toMatchObject({ name: 'Ada', email: 'ada@example.com' });
    expect(signUp).toHaveBeenCalledExactlyOnceWith('192.0.2.1');
    expect(run).toHaveBeenCalledOnce();
  });

  it.each([
    ['a name of spaces', { name: '  ' }],
    ['an invisible name', { name: '\u200b\u200d' }],
    ['a name that turns the text around', { name: 'Ada\u202e' }],
    ['an address that lower case makes too long', { email: `${'\u0130'.repeat(130)}@example.com` }],
  ])('refuses %s', async (_title, change) => {
    run.mockReset();
    signUp.mockReset();
    await expect(people.register({ ...good, ...change }, '192.0.2.1')).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    expect(run).not.toHaveBeenCalled();
    expect(signUp).not.toHaveBeenCalled();
  });
});
