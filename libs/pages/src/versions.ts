import { digestOf } from '#platform';

/** `Cache-Control` of what an address with a version in it leads to. */
export const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Part of the address of a file, another one for every other text. */
export const versionOf = (text: string): string => digestOf(text).slice(0, 12);
