import { digestOf } from '#platform';

/** Where the reference's files are, from the service's root. */
export const FOLDER = 'docs/assets';

/** The addresses that pages use have a version in them. */
export const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Another one for every other text. */
export const versionOf = (text: string): string => digestOf(text).slice(0, 12);
