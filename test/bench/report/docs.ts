import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { isKept } from './knobs.js';

export const DOCS = resolve(import.meta.dirname, '../../../docs');

/** A whole page of `docs`, where results are kept. */
export async function writePage(name: string, text: string): Promise<void> {
  if (isKept()) await writeFormatted(join(DOCS, name), text);
}

/** As `npm run lint` wants it. */
export async function writeFormatted(path: string, text: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

/** A table in Markdown; the first row names the columns. */
export function tableOf(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(columns.map((name) => row[name] ?? '')));
  return [line(columns), line(columns.map(() => '---')), ...body].join('\n');
}
