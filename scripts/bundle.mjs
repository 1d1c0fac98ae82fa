// Bundles what `nest build` has compiled into `build`: each program of `dist` starts from a few files, not thousands.
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { licences } from './licences.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const COMPILED = join(ROOT, 'build');
const BUNDLED = join(ROOT, 'dist');
/** Packages with native code. Those of which files are read, such as Swagger UI, are not imported at all. */
const INSTALLED = ['better-sqlite3', 'argon2'];
/** What Nest and its adapter import where it is installed, which it is not. */
const OPTIONAL = [/^@nestjs\/(microservices|websockets|platform-express)(\/|$)/, /^@fastify\/(multipart|view)$/];

/** Traces name our own TypeScript. */
const ourSourceMaps = {
  name: 'our-source-maps',
  load: {
    filter: { id: { include: /\.js$/, exclude: /\/node_modules\/|\0/ } },
    handler: (id) => ({ code: readFileSync(id, 'utf8'), map: readFileSync(`${id}.map`, 'utf8') }),
  },
};

const packages = {
  name: 'packages',
  transform: {
    filter: { id: /\/node_modules\/.*\.[cm]?js$/ },
    // Without maps: reading them would cost each start more than all of ours.
    handler: (code, id) => ({
      code: id.endsWith('/typeorm-compat.js') ? oneTypeOrm(code) : code,
      map: { mappings: '' },
    }),
  },
};

/**
 * V8 keeps the text of what it has loaded, and gives a character two bytes where any of the file is beyond Latin-1: the
 * service would need 8 MB more. Within Latin-1 an escape means what the character does, but to a tag such as String.raw.
 */
const oneByteTexts = {
  name: 'one-byte-texts',
  generateBundle: (_options, files) => {
    for (const file of Object.values(files)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\xff]/g, escaped);
    }
  },
};
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** @nestjs/typeorm makes itself a `require` to look into TypeORM, which would load all of it a second time. */
function oneTypeOrm(code) {
  const own = 'const require = createRequire(import.meta.url);';
  if (!code.includes(own)) throw new Error('@nestjs/typeorm looks for TypeORM in another way than it did.');
  return code.replace(own, '');
}

/**
 * @param {string[]} programs paths without extension, the same in `build` and in `dist`
 * @param {string} chunks where in `dist` lies what they share, or load when they need it
 */
function bundle(programs, chunks) {
  return build({
    input: Object.fromEntries(programs.map((program) => [program, join(COMPILED, `${program}.js`)])),
    cwd: ROOT,
    platform: 'node',
    external: [...INSTALLED, ...OPTIONAL],
    plugins: [ourSourceMaps, packages, oneByteTexts, licences(`${chunks}/packages.txt`)],
    // Such as an import that cannot be found, which would be left for the start to fail on.
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message);
    },
    output: {
      dir: BUNDLED,
      entryFileNames: '[name].js',
      // The name of a chunk of packages lists all that load it.
      chunkFileNames: ({ name }) => `${chunks}/${name.startsWith('packages') ? 'packages' : '[name]'}-[hash].js`,
      sourcemap: true,
      // Classes are known by their names: to migrations, the log and what is injected.
      keepNames: true,
      // Nest's decorators need reflect-metadata, wherever either has come to lie.
      strictExecutionOrder: true,
      // Apart from ours: in a file with a source map, what has none is taken for the line of ours that stands before it.
      codeSplitting: { groups: [{ name: 'packages', test: /\/node_modules\//, entriesAware: true }] },
      comments: { legal: true, annotation: false, jsdoc: false },
    },
  });
}

rmSync(BUNDLED, { recursive: true, force: true });
// The service by itself: its folder is what runs in production.
await bundle(['apps/third-party/src/main', 'apps/third-party/src/migrate'], 'apps/third-party/chunks');
await bundle(
  ['robot-simulator', 'ifttt-stand-in', 'conformance', 'demo'].map((app) => `apps/${app}/src/main`),
  'chunks',
);
