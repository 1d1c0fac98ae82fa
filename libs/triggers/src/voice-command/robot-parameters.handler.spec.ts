import { type Subscription, type Subscriptions } from '#ifttt';
import { type Outbox } from '#persistence';
import { type RobotLink, type Robots } from '#robots';
import { type DataSource } from 'typeorm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RobotParametersHandler } from './robot-parameters.handler.js';

const list = vi.fn();
const publish = vi.fn();
const clearRetained = vi.fn();
const ofOwner = vi.fn();
const handler = new RobotParametersHandler(
  {} as Outbox,
  {} as DataSource,
  { list } as unknown as Subscriptions,
  { ofOwner } as unknown as Robots,
  { publish, clearRetained } as unknown as RobotLink,
);
const subscription = (triggerIdentity: string, phrase: string) =>
  ({ triggerIdentity, triggerFields: { voice_command: phrase } }) as unknown as Subscription;
const parameters = (phrases: object[]) => ({ usersetting_ifttt_trigger_voice_commands: JSON.stringify(phrases) });

describe('RobotParametersHandler', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    ofOwner.mockResolvedValue([
      { id: 'r1', isVirtual: false },
      { id: 'r2', isVirtual: false },
      { id: 'v', isVirtual: true },
    ]);
  });

  it('gives each robot that is a machine the whole list, retained', async () => {
    list.mockResolvedValue([subscription('i1', 'Find my phone')]);
    await handler.deliver([{ key: 'o1', payload: null }]);
    const phrases = parameters([{ trigger_identity: 'i1', voice_command: 'Find my phone' }]);
    expect(publish.mock.calls).toEqual([
      ['parameters', 'r1', phrases, { retain: true }],
      ['parameters', 'r2', phrases, { retain: true }],
    ]);
  });

  it('publishes again when the list has changed meanwhile', async () => {
    ofOwner.mockResolvedValue([{ id: 'r1', isVirtual: false }]);
    list.mockResolvedValueOnce([subscription('i1', 'a')]).mockResolvedValue([]);
    await handler.deliver([{ key: 'o1', payload: null }]);
    expect(publish.mock.calls.map(([, , phrases]) => phrases as object)).toEqual([
      parameters([{ trigger_identity: 'i1', voice_command: 'a' }]),
      parameters([]),
    ]);
  });

  it('leaves nothing at the broker for a robot that was removed meanwhile', async () => {
    const [first, second] = [{ id: 'r1' }, { id: 'r2' }];
    ofOwner.mockResolvedValueOnce([first, second]).mockResolvedValue([second]);
    list.mockResolvedValue([]);
    await handler.deliver([{ key: 'o1', payload: null }]);
    expect(publish.mock.calls.map(([, id]) => id as string)).toEqual(['r1', 'r2']);
    expect(clearRetained.mock.calls).toEqual([['parameters', 'r1']]);
  });

  it('fails, to be tried again, when the broker is away', async () => {
    list.mockResolvedValue([]);
    publish.mockRejectedValue(new Error('away'));
    await expect(handler.deliver([{ key: 'o1', payload: null }])).rejects.toThrow('away');
  });
});
