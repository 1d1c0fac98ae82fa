import type { PagePlace } from '#pages';

export const ACCOUNT = { path: '/account', root: './' } as const satisfies PagePlace;

/** Asks before it disconnects. */
export const DISCONNECT = { path: '/account/disconnect', root: '../' } as const satisfies PagePlace;

export const ACCOUNT_PAGES: readonly PagePlace[] = [ACCOUNT, DISCONNECT];
