import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rules of the platform, by number: see the titles of the tests. */
const RULES = Array.from({ length: 38 }, (_, index) => index + 1);
const TITLE = /\b(?:it|test)(?:\.each\b[^'"`]*?)?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/gs;
/** Of the table that gives a test of several cases its titles. */
const TITLE_IN_TABLE = /(['"`])((?:rules? )\d(?:(?!\1)[^\\]|\\.)*)\1/g;

const titles = ['e2e', 'integration', 'protocol']
  .map((folder) => join(import.meta.dirname, folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .filter((path) => /(\.spec|examples)\.ts$/.test(path))
  .flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    return [TITLE, TITLE_IN_TABLE].flatMap((form) => [...source.matchAll(form)].map((match) => match[2] ?? ''));
  });

describe('Every rule of the platform has a test that names it', () => {
  it.each(RULES)('no. %d', (number) => {
    expect(titles.filter((title) => new RegExp(`\\brule ${number}\\b`).test(title))).not.toEqual([]);
  });
});
