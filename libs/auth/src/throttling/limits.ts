const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How many attempts are let through in how long (milliseconds, from the first on); the reasons are in
 * docs/decisions/0015-sign-in-throttling.md. Whoever is refused waits for the rest of that time and no longer.
 */
export const LIMITS = {
  /** Wrong passwords for one account from one network. */
  pair: { attempts: 10, within: 15 * MINUTE_MS },
  /** Wrong passwords from one network, whatever the account. */
  network: { attempts: 50, within: HOUR_MS },
  /** Wrong passwords for one account, from all networks together that are not known for it. */
  account: { attempts: 100, within: HOUR_MS },
  /** New accounts from one network, also those that came to nothing. */
  'sign-up': { attempts: 100, within: HOUR_MS },
} as const;

/** How long a network is known from which somebody has signed in to an account, in milliseconds. */
export const KNOWN_FOR = 90 * DAY_MS;

export type LimitName = keyof typeof LIMITS;
