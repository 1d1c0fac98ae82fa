/** Control characters, and those that turn the direction of whatever is written after the name. */
const UNREADABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Something to see: no space, no invisible character, nor the blank Braille pattern. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether people can read a name that somebody gave: it shows something, and does nothing else to the text around. */
export function isReadableName(name: string): boolean {
  return VISIBLE.test(name) && !UNREADABLE.test(name);
}
