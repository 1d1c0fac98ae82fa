/**
 * A text without control characters but tabs and ends of lines: a terminal would obey them, whoever sent them, and
 * XML 1.0 has none, not even escaped.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd');
}
