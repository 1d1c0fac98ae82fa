import { type Phrase } from './wire.js';

/** What a robot takes for the same words: case, width, punctuation and spaces do not matter. */
export function wordsOf(speech: string): string {
  return speech
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** The phrase that was said, if it is one of those to listen for. */
export function heardPhrase(phrases: readonly Phrase[], speech: string): Phrase | undefined {
  const words = wordsOf(speech);
  return words === '' ? undefined : phrases.find((phrase) => wordsOf(phrase.voice_command) === words);
}
