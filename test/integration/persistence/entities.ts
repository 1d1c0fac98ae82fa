import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type EntityClass = abstract new () => object;

/** Every entity class in the libraries, found by its file's name. */
export async function allEntities(): Promise<EntityClass[]> {
  const libs = join(import.meta.dirname, '../../../libs');
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.entity.ts'));
  const modules = await Promise.all(
    files.map((path) => import(pathToFileURL(join(libs, path)).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) =>
    Object.values(module).filter((value): value is EntityClass => typeof value === 'function'),
  );
}
