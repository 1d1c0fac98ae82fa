import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Room for "10000 ms" and the tick before it. */
const GUTTER = 12;
const NARROWEST = 40;
const WIDEST = 100;

/** Prints the story, one step a line, in the width of the terminal; coloured only where somebody looks. */
export class Printer {
  readonly #colours: boolean;
  readonly #width: number;

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {
    this.#colours = out.isTTY && out.hasColors();
    this.#width = Math.min(Math.max(out.columns ?? 80, NARROWEST), WIDEST);
  }

  heading(words: string): void {
    this.#line(`\n${this.#style('bold', words)}`);
  }

  /** A step that held. @param ms as told by the step: how long it took, or since when */
  held(title: string, ms: string, notes: readonly string[] = []): void {
    this.#step(this.#style('green', '✓'), title, ms, notes);
  }

  failed(title: string, ms: string, notes: readonly string[] = []): void {
    this.#step(this.#style('red', '✗'), title, ms, notes);
  }

  /** Words, broken at the width of the terminal. */
  paragraph(words: string, indent = 0): void {
    for (const line of wrap(words, this.#width - indent)) this.#line(' '.repeat(indent) + line);
  }

  /** Something to copy: never broken. */
  verbatim(words: string): void {
    this.#line(words);
  }

  #step(mark: string, title: string, ms: string, notes: readonly string[]): void {
    const [first = '', ...rest] = wrap(title, this.#width - GUTTER);
    this.#line(`${mark} ${this.#style('dim', ms.padStart(GUTTER - 4))}  ${first}`);
    for (const line of rest) this.#line(' '.repeat(GUTTER) + line);
    for (const note of notes) {
      for (const line of wrap(note, this.#width - GUTTER)) this.#line(' '.repeat(GUTTER) + this.#style('dim', line));
    }
  }

  #style(style: Style, words: string): string {
    return this.#colours ? styleText(style, words) : words;
  }

  #line(words: string): void {
    this.out.write(`${words}\n`);
  }
}

/** Breaks words into lines; a word that is longer than a line keeps one of its own. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
