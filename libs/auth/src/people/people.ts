import { ServiceError } from '#ifttt';
import { isUniqueViolation, Transactions } from '#persistence';
import { audit, Config, isReadableName } from '#platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { Repository } from 'typeorm';
import { User } from '../entities/user.entity.js';
import { Attempts } from '../throttling/attempts.js';
import { MAX_EMAIL_LENGTH, normaliseEmail } from './email.js';
import { Passwords } from './passwords.js';

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** The owners of robots, as people who have an account here. */
@Injectable()
export class People {
  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    @InjectRepository(User) private readonly users: Repository<User>,
  ) {}

  /**
   * @param clientAddress where the request comes from
   * @throws ServiceError `SignUpClosed`, `InvalidRequest` (a name that nobody can read, an address that is too long
   *   in the form in which it is kept), `TooManyAttempts` or `EmailTaken`
   */
  async register(registration: Registration, clientAddress: string): Promise<User> {
    if (!this.config.signUpOpen) {
      throw new ServiceError('SignUpClosed');
    }
    const name = registration.name.trim();
    if (!isReadableName(name)) {
      throw new ServiceError('InvalidRequest', { problem: 'name must be readable text, without control characters' });
    }
    const email = normaliseEmail(registration.email);
    // Again, after the contract: some letters become two in lower case.
    if (email.length > MAX_EMAIL_LENGTH) {
      throw new ServiceError('InvalidRequest', { problem: `email must have at most ${MAX_EMAIL_LENGTH} characters` });
    }
    await this.attempts.signUp(clientAddress);
    const user = this.users.create({
      id: randomUUID(),
      email,
      name,
      passwordHash: await this.passwords.hash(registration.password),
      createdAt: Date.now(),
    });
    try {
      await this.transactions.run(async (tx) => {
        await tx.manager.insert(User, user);
        tx.afterCommit(() => audit('account_created', { userId: user.id }));
      });
    } catch (error) {
      // The unique index decides, so that of two registrations at the same moment one wins.
      throw isUniqueViolation(error) ? new ServiceError('EmailTaken') : error;
    }
    return user;
  }

  async findByEmail(email: string): Promise<User | null> {
    return this.users.findOneBy({ email: normaliseEmail(email) });
  }

  async find(id: string): Promise<User | null> {
    return this.users.findOneBy({ id });
  }
}
