import type { Names } from './household.js';

/** One request that names what another owner has. */
export interface Attempt {
  /** Values of the route's path parameters. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why the answer is not to be compared with the one for what nobody has. */
  readonly alone?: string;
  /** Why it tells and changes nothing with the other owner's own credential either. */
  readonly idle?: string;
}

/** Who calls is known from the credential of the one who tries: IFTTT's token, the app's session, or a browser's cookie. */
export type Caller = 'ifttt' | 'app' | 'browser' | 'nobody';

export interface Way {
  readonly as: Caller;
  readonly attempts: (their: Names, clientId: string) => readonly Attempt[];
  /** Whether it is tried between owners who have done nothing else: it ends what others need, or tells what they did. */
  readonly apart: boolean;
}

export const way = (as: Caller, attempts: Way['attempts']): Way => ({ as, attempts, apart: false });
export const wayApart = (as: Caller, attempts: Way['attempts']): Way => ({ as, attempts, apart: true });

export const FOR_EVERYONE = 'the same for everyone';
export const common = (as: Caller): Way => way(as, () => [{ idle: FOR_EVERYONE }]);

/** Calls that the service key opens, and no owner's credential. */
export const withoutKey = (attempts: Way['attempts'] = () => [{}]): Way =>
  way('ifttt', (their, clientId) =>
    attempts(their, clientId).map((attempt) => ({ ...attempt, idle: 'it asks for the service key' })),
  );
