/**
 * What the page before this one has done, told after the redirect. The address says it, and anybody can write an
 * address, so each is told only where it can be true.
 */
const DONE = {
  'signed-out': { whenSignedIn: false, words: 'You are signed out.' },
  'signed-out-everywhere': { whenSignedIn: false, words: 'You are signed out, here and everywhere else.' },
  disconnected: { whenSignedIn: true, words: 'IFTTT is disconnected. Your Applets can no longer use your robots.' },
} as const;

export type Done = keyof typeof DONE;

/** @returns what to tell, or null */
export function doneWords(
  done: unknown,
  now: { readonly signedIn: boolean; readonly connected?: boolean },
): string | null {
  if (typeof done !== 'string' || !Object.hasOwn(DONE, done)) return null;
  const { whenSignedIn, words } = DONE[done as Done];
  if (whenSignedIn !== now.signedIn || (done === 'disconnected' && now.connected)) return null;
  return words;
}
