import { beforeEach, describe, expect, it } from 'vitest';
import type { AppletView } from '../../apps/ifttt-stand-in/src/platform/index.js';
import { ACTION, POLL, RECIPE, useEngine } from './engine.js';

const engine = useEngine();
const events = (amount: number) =>
  Array.from({ length: amount }, (_, index) => ({
    words: 'hello',
    meta: { id: `e${index}`, timestamp: 1_772_353_800 },
  }));

describe('a service that answers as none should', () => {
  let connectionId: string;
  beforeEach(async () => {
    connectionId = await engine.connect();
  });
  const newApplet = (): Promise<AppletView> => engine.platform.applets.create(connectionId, RECIPE);

  it('may send more events than were asked for: the newest 50 count, and none of them twice', async () => {
    engine.service.answer(POLL, [200, { data: events(1_500) }]);
    const applet = await newApplet();
    for (let poll = 0; poll < 2; poll += 1) await engine.platform.applets.check(applet.id);
    engine.service.answer(POLL, [200, { data: [{ words: 'new', meta: { id: 'new', timestamp: 1_772_353_801 } }] }]);
    const run = engine.nextRun();
    await engine.platform.applets.check(applet.id);
    await run;
    expect(engine.service.all(ACTION)).toHaveLength(1);
  });

  it('may send without end: what is too long is not read, and the Applet goes on', async () => {
    const applet = await newApplet();
    engine.service.answer(POLL, [200, { data: [], padding: 'x'.repeat(5_000_000) }]);
    await expect(engine.platform.applets.check(applet.id)).rejects.toThrow(/more than 4194304 bytes/);
    engine.service.answerAsUsual(POLL);
    expect((await engine.platform.applets.check(applet.id)).events).toEqual([]);
  });

  it('may say our secrets back to us: no message and no entry has them', async () => {
    const applet = await newApplet();
    const echo = `access-1 service-k3y client-s3cret`;
    engine.service.answer(POLL, [400, { errors: [{ message: `bad credential ${echo}` }] }]);
    const failure = await engine.platform.applets.check(applet.id).then(String, (error: Error) => error.message);
    expect(failure).toContain('bad credential');
    const shown = `${failure} ${JSON.stringify(engine.platform.activities({ limit: 100 }))}`;
    for (const secret of echo.split(' ')) expect(shown).not.toContain(secret);
  });

  it.each([{ toString: 1 }, null, 7, ['x']])('may say what is wrong in a way that is none: %j', async (message) => {
    const applet = await newApplet();
    engine.service.answer(POLL, [400, { errors: [{ message }, null] }]);
    await expect(engine.platform.applets.check(applet.id)).rejects.toThrow('it did not say why');
  });

  it('may describe steps that cannot be asked for: they are refused', async () => {
    engine.service.answer('POST test/setup', [200, { data: { samples: { triggers: { 'a"><b>': {} } } } }]);
    await expect(engine.platform.description(true)).rejects.toThrow(/test\/setup/);
  });
});
