import { type ValidationResult } from '#contract';
import { matchKey } from '#ifttt';
import { isBuiltIn } from './built-in-phrases.js';

/** In characters, punctuation aside. A single letter is heard in every other sentence. */
const MIN_PHRASE = 2;
/** Nobody says more to a robot in one go. */
export const MAX_PHRASE = 200;
/** Punctuation and all; not worth reading. */
const LONGEST_INPUT = 2_000;
const TOO_LONG = `This is too long. Use at most ${MAX_PHRASE} characters.`;

/**
 * Whether a robot can be told to listen for a phrase, asked while its owner writes an Applet. A poll is not refused
 * for a phrase that is short or built in: whatever an Applet listens for already overrides the robot's own meaning of the words.
 */
export function validatePhrase(phrase: string): ValidationResult {
  if (phrase.length > LONGEST_INPUT) return refuse(TOO_LONG);
  const { length } = Array.from(matchKey(phrase));
  if (length === 0) return refuse('Write the words that you will say, one at least.');
  if (length < MIN_PHRASE) return refuse(`This is too short. Use at least ${MIN_PHRASE} characters.`);
  if (length > MAX_PHRASE) return refuse(TOO_LONG);
  if (isBuiltIn(phrase))
    return refuse(`Your robot does something else when it hears "${phrase.trim()}". Use other words.`);
  return { valid: true };
}

function refuse(message: string): ValidationResult {
  return { valid: false, message };
}
