import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { send } from '../support/http.js';
import { freePort } from '../support/ports.js';
import { Service } from '../support/service.js';
import { type Backends, describeStacks } from '../support/stacks.js';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');

describeStacks('What the image holds', (stack) => {
  // Away from our node_modules, where nothing that is missing could be found.
  const folder = join(inject('run').directory, `image-${stack.name}`);
  const program = (name: string): string => join(folder, `dist/apps/third-party/src/${name}.js`);
  let backends: Backends;
  let service: Service;

  beforeAll(async () => {
    await run(process.execPath, [join(ROOT, 'scripts/image.mjs'), folder]);
    backends = await stack.open();
    const { stdout } = await run(process.execPath, [program('migrate')], { cwd: folder, env: backends.env });
    expect(stdout).toContain('Migrated: ');
    service = new Service(await freePort(), { ...backends.env, ENVIRONMENT: 'test' }, folder, program('main'));
    await service.start();
  });

  afterAll(async () => {
    await service?.kill();
    await backends?.dispose();
  });

  it('is enough for an owner to sign up and in', async () => {
    const account = { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada' };
    expect((await send(`${service.url}/users`, { method: 'POST', json: account })).status).toBe(201);
    expect((await send(`${service.url}/users/sessions`, { method: 'POST', json: account })).status).toBe(201);
  });

  it.each(['/docs', '/docs/api', '/docs/openapi.json', '/account', '/metrics'])('is enough for %s', async (path) => {
    const page = await send(`${service.url}${path}`);
    expect(page.status).toBe(200);
    for (const [, part = ''] of page.text.matchAll(/(?:src|href)="([^"#?]+\.(?:js|css)[^"]*)"/g)) {
      expect((await send(new URL(part, `${service.url}${path}`).href)).status).toBe(200);
    }
  });
});
