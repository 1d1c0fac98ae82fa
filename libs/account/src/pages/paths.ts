/** Where a page is, and the way from there to the service's root: all addresses are relative. */
interface PagePath {
  readonly path: string;
  readonly root: string;
}

export const ACCOUNT = { path: '/account', root: './' } as const satisfies PagePath;

/** Asks before it disconnects. */
export const DISCONNECT = { path: '/account/disconnect', root: '../' } as const satisfies PagePath;
