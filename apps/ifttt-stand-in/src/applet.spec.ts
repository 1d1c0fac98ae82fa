import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Applet, type ActionRun } from './applet.js';
import { Connection } from './connection.js';
import type { TriggerEvent } from './seen-events.js';
import { type ServiceAnswer, ServiceClient, type ServiceRequest } from './service-client.js';

const PROFILE = {
  id: 'robot',
  apiUrl: 'http://service.invalid',
  authorizeUrl: 'http://service.invalid/authorize',
  tokenUrl: 'http://service.invalid/tokens',
  clientId: 'client',
  clientSecret: 'secret',
  serviceKey: 'key',
};
const RECIPE = {
  trigger: { slug: 'voice_command', fields: { voice_command: 'find my phone' } },
  action: { slug: 'move', fields: { place: 'Kitchen' } },
};

/** A connected person, and a service whose events the test writes; `asked` is what reached it after connecting. */
async function connected() {
  const service = { events: [] as TriggerEvent[], asked: [] as ServiceRequest[], down: false };
  const answer = (request: ServiceRequest): ServiceAnswer => {
    if (request.path === 'user/info') return { status: 200, body: { data: { id: 'ada', name: 'Ada' } } };
    service.asked.push(request);
    if (service.down) return { status: 503, body: { errors: [{ message: 'Try again later' }] } };
    if (request.path.startsWith('actions/')) return { status: 200, body: { data: [{ id: 'run' }] } };
    return { status: 200, body: { data: [...service.events] } };
  };
  const client = Object.assign(new ServiceClient(PROFILE), {
    call: (request: ServiceRequest) => Promise.resolve(answer(request)),
    exchange: () => Promise.resolve('token'),
  });
  const connection = new Connection(PROFILE, client, 'http://stand-in.invalid/authorize');
  await connection.complete('code');
  return { service, applet: new Applet(connection, RECIPE, 'http://stand-in.invalid/applets') };
}

const event = (id: string): TriggerEvent => ({ meta: { id, timestamp: 1_772_353_800 } });

describe('Applet', () => {
  it('polls with its identity, its fields and where it comes from', async () => {
    const { service, applet } = await connected();
    await applet.poll();
    expect(service.asked[0]).toMatchObject({
      path: 'triggers/voice_command',
      accessToken: 'token',
      realtime: false,
      body: {
        trigger_identity: applet.triggerIdentity,
        triggerFields: { voice_command: 'find my phone' },
        limit: 50,
        ifttt_source: { id: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
      },
    });
  });

  it('runs its action for what happened after the first poll, oldest first', async () => {
    const { service, applet } = await connected();
    service.events = [event('1')];
    await applet.poll();
    service.events = [event('3'), event('2'), event('1')];
    const runs: ActionRun[] = [];
    applet.on('ran', (run) => runs.push(run));
    await applet.poll(true);
    await applet.poll(true);
    expect(runs.map((run) => [run.event.meta.id, run.outcome.kind])).toEqual([
      ['2', 'done'],
      ['3', 'done'],
    ]);
    expect(service.asked.filter(({ path }) => path === 'actions/move')).toHaveLength(2);
  });

  it('tells of a failed poll, and the next one makes up for it', async () => {
    const { service, applet } = await connected();
    await applet.poll();
    service.events = [event('1')];
    service.down = true;
    await Promise.all([once(applet, 'pollFailed'), expect(applet.poll(true)).rejects.toThrow('503')]);
    service.down = false;
    expect((await applet.poll()).fresh).toEqual([event('1')]);
  });
});
