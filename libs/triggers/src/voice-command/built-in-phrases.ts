import { matchKey } from '#ifttt';

/**
 * What a robot does by itself when it hears it. A phrase of an Applet overrides the built-in meaning of the same words,
 * so whoever took one of these would lose a way to stop the robot, to send it off or to wake it. Therefore the editor
 * refuses them. Firmware that knows more is no harm: its other phrases are free to be overridden.
 */
const BUILT_IN_PHRASES = [
  'Stop',
  'Stop moving',
  'Halt',
  'Freeze',
  'Stay',
  'Wait',
  'Be quiet',
  'Come here',
  'Follow me',
  'Go away',
  'Go home',
  'Go to your dock',
  'Go charge',
  'Go to sleep',
  'Wake up',
  'Turn off',
] as const;

const KEYS: ReadonlySet<string> = new Set(BUILT_IN_PHRASES.map(matchKey));

/** Whether a robot knows these words, however they are written, by itself. */
export function isBuiltIn(phrase: string): boolean {
  return KEYS.has(matchKey(phrase));
}
