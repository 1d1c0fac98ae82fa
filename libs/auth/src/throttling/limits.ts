const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/**
 * How many attempts (`points`) are let through in how long (`duration`, seconds, from the first on); the reasons are in
 * docs/decisions/0015-sign-in-throttling.md. Whoever is refused waits for the rest of that time and no longer.
 */
export const LIMITS = {
  /** Wrong passwords for one account from one network. */
  pair: { keyPrefix: 'pair', points: 10, duration: 15 * MINUTE_S },
  /** Wrong passwords from one network, whatever the account. */
  network: { keyPrefix: 'network', points: 50, duration: HOUR_S },
  /** Wrong passwords for one account, wherever they come from: NIST SP 800-63B 5.2.2 allows no more than 100. */
  account: { keyPrefix: 'account', points: 100, duration: HOUR_S },
  /** New accounts from one network, also those that came to nothing. */
  signUp: { keyPrefix: 'sign-up', points: 100, duration: HOUR_S },
} as const;

/** How long a network is known from which somebody has signed in to an account. */
export const KNOWN = { keyPrefix: 'known', points: 1, duration: 90 * DAY_S } as const;

export type LimitName = keyof typeof LIMITS;
