import { ServiceError } from '#ifttt';
import { audit } from '#platform';
import { Injectable } from '@nestjs/common';
import type { User } from '../entities/user.entity.js';
import { Attempts } from '../throttling/attempts.js';
import { Passwords } from './passwords.js';
import { People } from './people.js';
import { SignInMetrics } from './sign-in-metrics.js';

/** The one place where passwords are checked. */
@Injectable()
export class SignIns {
  constructor(
    private readonly attempts: Attempts,
    private readonly people: People,
    private readonly passwords: Passwords,
    private readonly metrics: SignInMetrics,
  ) {}

  /**
   * The person with this e-mail address and password.
   *
   * @param clientAddress where the request comes from
   * @throws ServiceError `TooManyAttempts`, without a look at the password, or `WrongCredentials`; neither the answer
   *   nor its time says whether there is such an account
   */
  async identify(email: string, password: string, clientAddress: string): Promise<User> {
    const attempt = this.attempts.signIn(email, clientAddress, async ({ account, network }) => {
      const user = await this.people.findByEmail(email);
      const matches = await this.passwords.matches(user?.passwordHash ?? null, password);
      if (user && matches) return user;
      audit('sign_in_failed', { userId: user?.id ?? null, account, network });
      throw new ServiceError('WrongCredentials');
    });
    return this.metrics.observe(attempt);
  }
}
