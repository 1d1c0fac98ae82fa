// Turns openapi/service-api.yaml into libs/contract/src/generated.
//   node scripts/generate.mjs           writes the files
//   node scripts/generate.mjs --check   fails, naming them, when files are not what would be written
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { annotate } from '../openapi/annotate.mjs';
import { format } from '../openapi/format.mjs';
import { runGenerator } from '../openapi/run-generator.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SPEC = join(ROOT, 'openapi/service-api.yaml');
const TARGET = join(ROOT, 'libs/contract/src/generated');

/** Where the engine puts a file, and where it belongs; the engine's other files are not kept. */
const PLACES = [
  [/^contract\/model\/models\.ts$/, () => 'models/index.ts'],
  [/^contract\/model\/(.+\.dto)\.ts$/, ([, name]) => `models/${name}.ts`],
  [/^contract\/api\/api\.ts$/, () => 'apis/index.ts'],
  [/^contract\/api\/(.+\.api)\.ts$/, ([, name]) => `apis/${name}.ts`],
  [/^contract\/index\.ts$/, () => 'operations.ts'],
  [/^http\/api\/api\.ts$/, () => 'controllers/index.ts'],
  [/^http\/api\/(.+\.controller)\.ts$/, ([, name]) => `controllers/${name}.ts`],
];

/** @returns {Promise<Map<string, string>>} the generated files: path under `generated`, and text */
async function generate() {
  const source = parse(await readFile(SPEC, 'utf8'));
  const spec = annotate(source);
  const build = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    await writeFile(join(build, 'service-api.json'), JSON.stringify(spec));
    await runGenerator(ROOT, build);
    const files = new Map([['document.ts', await format(join(TARGET, 'document.ts'), documentModule(source))]]);
    for (const path of await filesUnder(build)) {
      for (const [pattern, place] of PLACES) {
        const match = pattern.exec(path);
        if (match)
          files.set(place(match), await format(join(TARGET, place(match)), await readFile(join(build, path), 'utf8')));
      }
    }
    return files;
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
}

/** The contract as it was written, for the program to show: the yaml is not part of what is built. */
function documentModule(source) {
  return `// Generated from openapi/service-api.yaml by \`npm run generate\`. Do not edit.

/** The contract: an OpenAPI 3.0 document. */
export const contractDocument: Readonly<Record<string, unknown>> = ${JSON.stringify(source, null, 2)};
`;
}

/** @returns {Promise<string[]>} the files under a directory, relative to it, with forward slashes */
async function filesUnder(directory) {
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Makes the target directory hold these files and no others; files that are right stay untouched. */
async function write(files) {
  const stale = await staleFiles(files);
  for (const { path } of stale) {
    if (files.has(path)) {
      await mkdir(dirname(join(TARGET, path)), { recursive: true });
      await writeFile(join(TARGET, path), files.get(path));
    } else {
      await rm(join(TARGET, path));
    }
  }
  console.log(`libs/contract/src/generated: ${files.size} files, ${stale.length} changes.`);
}

/** Ends the process with status 1 when the target directory holds anything but these files. */
async function check(files) {
  const stale = await staleFiles(files);
  if (stale.length === 0) {
    console.log(`libs/contract/src/generated is up to date (${files.size} files).`);
    return;
  }
  console.error('Stale files in libs/contract/src/generated; run `npm run generate` and commit them:');
  for (const { path, reason } of stale) console.error(`  - ${path} (${reason})`);
  process.exitCode = 1;
}

/** @returns {Promise<{ path: string, reason: string }[]>} how the target directory differs from these files */
async function staleFiles(files) {
  const present = await filesUnder(TARGET);
  const stale = present.filter((path) => !files.has(path)).map((path) => ({ path, reason: 'no longer generated' }));
  for (const [path, text] of files) {
    if (!present.includes(path)) stale.push({ path, reason: 'missing' });
    else if ((await readFile(join(TARGET, path), 'utf8')) !== text) stale.push({ path, reason: 'differs' });
  }
  return stale;
}

try {
  const files = await generate();
  await (process.argv.includes('--check') ? check(files) : write(files));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
