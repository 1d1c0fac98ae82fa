import { authEntities } from '#auth';
import { PersistenceModule } from '#persistence';
import { Config } from '#platform';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, Like } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../../libs/auth/src/people/passwords.js';
import { People } from '../../libs/auth/src/people/people.js';
import { SignInMetrics } from '../../libs/auth/src/people/sign-in-metrics.js';
import { SignIns } from '../../libs/auth/src/people/sign-ins.js';
import { AttemptCount } from '../../libs/auth/src/throttling/attempt-count.entity.js';
import { Attempts } from '../../libs/auth/src/throttling/attempts.js';
import { DATABASES, type TestDatabase } from './persistence/databases.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HOME = '192.0.2.1';
const ADA = { email: 'ada@example.com', password: 'correct horse', name: 'Ada' };

/** Checks a password by looking at it, and counts how often: the real one takes its time. */
class LookedAt {
  private held: Promise<void> = Promise.resolve();
  readonly matches = vi.fn(async (hash: string | null, password: string) => {
    await this.held;
    return hash === password;
  });
  readonly hash = async (password: string): Promise<string> => password;

  /** Nobody is done with looking from now on. @returns what ends that */
  hold(): () => void {
    let open = (): void => {};
    this.held = new Promise((resolve) => (open = resolve));
    return open;
  }
}

/** The stranger's addresses, each in a network of its own. */
const elsewhere = (n: number): string => `198.51.${n >> 8}.${n & 255}`;

describe.each(DATABASES.filter(({ lasting }) => lasting))('Signing in on $name', (kind) => {
  let database: TestDatabase;
  let instances: TestingModule[];
  let passwords: LookedAt;
  let now: number;

  const start = async (): Promise<SignIns> => {
    const instance = await Test.createTestingModule({
      imports: [PersistenceModule.forRoot({ useFactory: () => database.url }), TypeOrmModule.forFeature(authEntities)],
      providers: [
        Attempts,
        People,
        SignInMetrics,
        SignIns,
        { provide: Config, useValue: { signUpOpen: true, ifttt: { clientSecret: 'secret' } } },
        { provide: Passwords, useValue: passwords },
      ],
    }).compile();
    instance.useLogger(false);
    instances.push(await instance.init());
    return instance.get(SignIns);
  };
  const first = <T>(what: abstract new (...dependencies: never[]) => T): T => instances[0]!.get<T>(what);
  const rows = () => first(DataSource).manager.find(AttemptCount, { order: { subject: 'ASC' } });

  /** What came of it: the e-mail address of whoever signed in, or the name of the error. */
  const attempt = async (password: string, from: string, email = ADA.email, signIns = first(SignIns)) => {
    try {
      return (await signIns.identify(email, password, from)).email;
    } catch (error) {
      return (error as Error).name;
    }
  };
  const guess = (from: string, email?: string) => attempt('a guess', from, email);

  beforeEach(async () => {
    now = 1_800_000_000_000;
    vi.spyOn(Date, 'now').mockImplementation(() => now);
    passwords = new LookedAt();
    instances = [];
    database = await kind.create();
    await start();
    await first(People).register(ADA, HOME);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(instances.map((instance) => instance.close()));
    await database.drop();
  });

  it.each(['ada@example.com', 'Nobody@example.com'])(
    'for %s ten wrong passwords from one network are looked at in a quarter of an hour, and then not even the right one',
    async (email) => {
      for (let n = 0; n < 10; n += 1) expect(await guess(HOME, email)).toBe('WrongCredentials');
      const before = await rows();
      now += 5 * MINUTE_MS;
      for (const spelling of [email, ` ${email.toUpperCase()} `]) {
        await expect(first(SignIns).identify(spelling, ADA.password, HOME)).rejects.toMatchObject({
          name: 'TooManyAttempts',
          message: 'There were too many attempts. Try again in 10 minutes.',
          headers: { 'Retry-After': '600' },
        });
      }
      expect(passwords.matches).toHaveBeenCalledTimes(10);
      expect(await rows()).toEqual(before);
      now += 10 * MINUTE_MS;
      expect(await guess(HOME, email)).toBe('WrongCredentials');
    },
  );

  it('guesses made at once, at every instance, do not slip past', async () => {
    const everywhere = kind.shared ? [first(SignIns), await start()] : [first(SignIns)];
    const guesses = Array.from({ length: 40 }, (_, n) =>
      attempt('a guess', HOME, ADA.email, everywhere[n % everywhere.length]),
    );
    const outcomes = await Promise.all(guesses);
    expect(outcomes.filter((name) => name === 'WrongCredentials')).toHaveLength(10);
    expect(outcomes.filter((name) => name === 'TooManyAttempts')).toHaveLength(30);
    expect(passwords.matches).toHaveBeenCalledTimes(10);
  });

  it.each([
    { whose: 'one account', limit: 10, accounts: 1 },
    { whose: 'one network', limit: 50, accounts: 105 },
  ])('right passwords of $whose at once wait for each other, fifty at most', async ({ limit, accounts }) => {
    const emails = Array.from({ length: accounts }, (_, n) => `${n}@example.com`);
    for (const [n, email] of emails.entries()) await first(People).register({ ...ADA, email }, elsewhere(n));
    const open = passwords.hold();
    const refusals: unknown[] = [];
    const signedIn = Array.from({ length: limit + 55 }, async (_, n) => {
      const email = emails[n % accounts] as string;
      await first(SignIns)
        .identify(email, ADA.password, HOME)
        .catch((error: unknown) => refusals.push(error));
    });
    await vi.waitFor(() => expect(refusals).toHaveLength(5), { timeout: 10_000 });
    expect(passwords.matches).toHaveBeenCalledTimes(limit);
    open();
    await Promise.all(signedIn);
    const soon = { name: 'TooManyAttempts', headers: { 'Retry-After': '1' } };
    expect(refusals).toEqual(Array(5).fill(expect.objectContaining(soon)));
  });

  it('guesses that wait for right passwords are still bounded', async () => {
    for (let n = 0; n < 9; n += 1) await guess(HOME);
    const open = passwords.hold();
    const right = attempt(ADA.password, HOME);
    await vi.waitFor(() => expect(passwords.matches).toHaveBeenCalledTimes(10));
    const guesses = Array.from({ length: 30 }, () => guess(HOME));
    open();
    const outcomes = await Promise.all(guesses);
    expect(await right).toBe(ADA.email);
    expect(outcomes.filter((name) => name === 'WrongCredentials')).toHaveLength(10);
    expect(passwords.matches).toHaveBeenCalledTimes(20);
  });

  it('the right password gives back what was counted', async () => {
    for (let round = 0; round < 12; round += 1) {
      for (let n = 0; n < 9; n += 1) expect(await guess(HOME)).toBe('WrongCredentials');
      expect(await attempt(ADA.password, HOME)).toBe(ADA.email);
    }
  });

  it('right passwords use up neither what the account has nor what the network has', async () => {
    const register = (n: number) => first(People).register({ ...ADA, email: `${n}@example.com` }, HOME);
    for (const n of [1, 2]) await register(n);
    await guess(elsewhere(0));
    const { manager } = first(DataSource);
    await manager.update(AttemptCount, { subject: Like('account:%') }, { points: 99 });
    await manager.update(AttemptCount, { subject: Like('network:%') }, { points: 49 });
    for (const n of [1, 2]) expect(await attempt(ADA.password, elsewhere(n))).toBe(ADA.email);
    for (const n of [1, 2])
      expect(await attempt(ADA.password, elsewhere(0), `${n}@example.com`)).toBe(`${n}@example.com`);
  });

  it('a stranger at a hundred networks keeps the owner out of none where they have signed in before', async () => {
    expect(await attempt(ADA.password, HOME)).toBe(ADA.email);
    for (let n = 0; n < 100; n += 1) expect(await guess(elsewhere(n))).toBe('WrongCredentials');
    expect(await guess(elsewhere(100))).toBe('TooManyAttempts');
    expect(await attempt(ADA.password, elsewhere(101))).toBe('TooManyAttempts');
    expect(await guess(elsewhere(100), 'grace@example.com')).toBe('WrongCredentials');
    expect(await guess(HOME)).toBe('WrongCredentials');
    expect(await attempt(ADA.password, HOME)).toBe(ADA.email);
    now += HOUR_MS;
    expect(await attempt(ADA.password, elsewhere(101))).toBe(ADA.email);
  });

  it('one network guesses at few accounts, and its other addresses too', async () => {
    const stranger = (n: number) => `2001:db8:1:2::${n.toString(16)}`;
    expect(await attempt(ADA.password, stranger(0xffff))).toBe(ADA.email);
    for (let n = 0; n < 50; n += 1) expect(await guess(stranger(n), `${n}@example.com`)).toBe('WrongCredentials');
    expect(await guess(stranger(50), 'grace@example.com')).toBe('TooManyAttempts');
    expect(await guess('2001:db8:1:3::1', 'grace@example.com')).toBe('WrongCredentials');
    expect(await attempt(ADA.password, stranger(51))).toBe(ADA.email);
    now += HOUR_MS;
    expect(await guess(stranger(50), 'grace@example.com')).toBe('WrongCredentials');
  });

  it('one network makes a hundred accounts an hour', async () => {
    const signUp = (n: number, from = elsewhere(1)) =>
      first(People).register({ ...ADA, email: `${n}@example.com` }, from);
    for (let n = 0; n < 100; n += 1) await signUp(n);
    await expect(signUp(100)).rejects.toMatchObject({ name: 'TooManyAttempts', headers: { 'Retry-After': '3600' } });
    await signUp(100, elsewhere(2));
    now += HOUR_MS;
    await signUp(101);
  });

  it('keeps nothing in clear, and nothing for good', async () => {
    for (let n = 0; n < 20; n += 1) await guess(elsewhere(n), `${n}@example.com`);
    await attempt(ADA.password, HOME);
    const kept = await rows();
    expect(kept.length).toBeGreaterThan(60);
    expect(JSON.stringify(kept)).not.toMatch(/example|198\.51|192\.0/);
    expect(new Set(kept.map(({ subject }) => subject.replace(/:.*/, '')))).toEqual(
      new Set(['account', 'known', 'network', 'pair', 'sign-up']),
    );
    now += 90 * DAY_MS;
    for (let n = 0; n < 10; n += 1) await guess(HOME);
    expect((await rows()).map(({ points }) => points)).toEqual([10, 10, 10]);
  });
});
