import { createHash } from 'node:crypto';

/** In characters; what the database keeps of a key. */
const MAX_LENGTH = 255;

const APOSTROPHES = /['’‘ʼ´`′]/g;
/** Joiners, direction marks, soft hyphens and variation selectors: they change how words look, not what they are. */
const INVISIBLE = /[\p{Cf}\u{FE00}-\u{FE0F}]/gu;
/** Punctuation, spaces, controls, and symbols but for pictures: an emoji may be all there is. */
const SEPARATORS = /[\p{P}\p{Z}\p{Cc}\p{Sm}\p{Sc}\p{Sk}]+/gu;

/**
 * The words of a phrase, as far as they count when people compare phrases: without differences of case, width,
 * composition, punctuation and spaces. "Find my phone!" and "find  MY phone" are the same words, and so are "don't" and
 * "dont". Empty where there is no word at all.
 */
export function wordsOf(phrase: string): string {
  return foldCase(phrase.replace(APOSTROPHES, ''))
    .replace(APOSTROPHES, '')
    .replace(INVISIBLE, '')
    .replace(SEPARATORS, ' ')
    .trim()
    .normalize('NFKC');
}

/**
 * What phrases are matched by: two phrases of the same words have the same key. A phrase without a word ("!!!") is
 * matched as it stands, so that no key is empty but that of a blank phrase. The key of a key is the key itself.
 *
 * @returns at most 255 characters; of longer phrases, their beginning and a digest of the whole
 */
export function matchKey(phrase: string): string {
  const key = wordsOf(phrase) || foldCase(phrase).trim();
  const characters = Array.from(key);
  if (characters.length <= MAX_LENGTH) return key;
  const digest = createHash('sha256').update(key).digest('hex');
  const beginning = characters.slice(0, MAX_LENGTH - digest.length - 1).join('');
  return `${beginning.trimEnd()} ${digest}`;
}

/** Upper case first: it brings together what lower case keeps apart, such as "ß" and "ss", or the two small sigmas. */
function foldCase(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
