import { digestOf } from '#platform';

/** In characters; what the database keeps of a key. */
const MAX_LENGTH = 255;

/**
 * In UTF-16 units. Longer text is not read but digested as it is: nobody says it, and bringing thousands of combining
 * marks into order takes the square of their number.
 */
const LONGEST_PHRASE = 2_000;

const APOSTROPHES = /['’‘ʼ´`′]/g;
/** Joiners, direction marks, soft hyphens and variation selectors: they change how words look, not what they are. */
const INVISIBLE = /[\p{Cf}\u{FE00}-\u{FE0F}]/gu;
/** Punctuation, spaces, controls, and symbols but for pictures: an emoji may be all there is. */
const SEPARATORS = /[\p{P}\p{Z}\p{Cc}\p{Sm}\p{Sc}\p{Sk}]+/gu;

/**
 * What phrases are matched by: those that people take for the same have the same key. Case, width, composition,
 * punctuation and spaces make no difference: "Find my phone!" is "find  MY phone", and "don't" is "dont". The key of a
 * key is the key itself.
 *
 * @returns at most 255 characters, of longer phrases their beginning and a digest of the whole; empty where there is
 *   no word in the phrase
 */
export function matchKey(phrase: string): string {
  if (phrase.length > LONGEST_PHRASE) return digestOf(phrase);
  const words = wordsOf(phrase);
  const characters = Array.from(words);
  if (characters.length <= MAX_LENGTH) return words;
  const digest = digestOf(words);
  const beginning = characters.slice(0, MAX_LENGTH - digest.length - 1).join('');
  return `${beginning.trimEnd()} ${digest}`;
}

function wordsOf(phrase: string): string {
  // Before normalising, which makes something else of some apostrophes, and after it, which makes some of other things.
  const folded = foldCase(phrase.replace(APOSTROPHES, '')).replace(APOSTROPHES, '');
  return folded.replace(INVISIBLE, '').replace(SEPARATORS, ' ').trim().normalize('NFKC');
}

/** By way of upper case, which brings together what lower case keeps apart: "ß" and "ss", or the two small sigmas. */
function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}
