import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, inject, it } from 'vitest';

const PROGRAM = resolve(import.meta.dirname, '../../dist/apps/third-party/src/main.js');
/** Something that nobody expects. */
const ODD = `import { Server } from 'node:net'; Server.prototype.listen = () => { throw new Error('odd'); };`;

it('The trace of an error names the source of what is ours, and the bundle for what is not', async () => {
  const odd = `data:text/javascript,${encodeURIComponent(ODD)}`;
  const env = { DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' };
  const options = { env, cwd: inject('run').directory };
  const told = await new Promise<string>((done) => {
    execFile(process.execPath, ['--enable-source-maps', '--import', odd, PROGRAM], options, (_error, _out, stderr) =>
      done(stderr),
    );
  });
  const lines = told.split('\n').filter((line) => line.startsWith('    at '));
  const where = (name: string): string | undefined => lines.find((line) => line.includes(name));
  expect(where('EmbeddedBroker.start')).toMatch(/\/libs\/robots\/src\/link\/embedded\/embedded-broker\.ts:\d+:\d+\)$/);
  expect(where('NestApplication.init')).toMatch(/\/chunks\/packages-[^/]+\.js:\d+:\d+\)$/);
});
