/** Width of the text in a generated comment, in characters. */
const WIDTH = 96;

/**
 * Breaks a description into lines for a comment, so that generated files read like written ones.
 *
 * @param {string} text a description from the spec
 * @returns {string[]} its lines; none for an empty text
 */
export function wrap(text) {
  const lines = [];
  for (const word of text.replaceAll('*/', '* /').split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
