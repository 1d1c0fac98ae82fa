// Puts together what the production image holds: the service, and of packages what its bundle leaves out.
//   node scripts/image.mjs FOLDER
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Where to? node scripts/image.mjs FOLDER');

/** Of each package what it loads when it runs; compilers, sources and other machines' binaries stay behind. */
const PACKAGES = {
  'better-sqlite3': ['lib', 'build/Release/better_sqlite3.node'],
  bindings: ['bindings.js'],
  'file-uri-to-path': ['index.js'],
  argon2: ['argon2.cjs', 'build/Release/argon2.node', `prebuilds/${process.platform}-${process.arch}`],
  '@phc/format': ['index.js'],
  'node-gyp-build': ['index.js', 'node-gyp-build.js'],
  '@fastify/swagger-ui': ['static/swagger-ui-bundle.js', 'static/swagger-ui.css'],
};
/** A native module is either built here or comes with the package. */
const EITHER = /^(build|prebuilds)\//;

function copy(path) {
  cpSync(join(ROOT, path), join(folder, path), { recursive: true });
}

for (const path of ['package.json', 'LICENSE', 'dist/apps/third-party']) copy(path);
for (const [name, files] of Object.entries(PACKAGES)) {
  const home = `node_modules/${name}`;
  const licences = readdirSync(join(ROOT, home)).filter((file) => /^licen[cs]e/i.test(file));
  for (const file of ['package.json', ...licences, ...files]) {
    if (!EITHER.test(file) || existsSync(join(ROOT, home, file))) copy(`${home}/${file}`);
  }
}
