import { type Subscriptions } from '#ifttt';
import { type Transactions } from '#persistence';
import { type AppEvents, type RobotInbox, type RobotMessage, type Utterance, type VoiceCommandEvents } from '#robots';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcements } from '../announcements/announcements.js';
import { HeardHandler } from './heard.handler.js';

const enqueue = vi.fn();
const matching = vi.fn();
const named = vi.fn();
const store = vi.fn();
const publish = vi.fn();
const subscriptions = { matching, named } as unknown as Subscriptions;
const handler = new HeardHandler(
  {} as RobotInbox,
  { run: (work: (tx: object) => Promise<void>) => work({ manager: {}, enqueue }) } as unknown as Transactions,
  subscriptions,
  { store } as unknown as VoiceCommandEvents,
  new Announcements(subscriptions, { publish } as unknown as AppEvents),
);

const message = (identity: string, words?: string) =>
  ({
    robotId: 'r1',
    ownerId: 'o1',
    robotName: 'Rosie',
    messageId: 'm1',
    occurredAt: 1,
    payload: {
      name: 'ifttt_trigger' as const,
      params: {
        trigger_identity: identity,
        trigger_fields: words === undefined ? undefined : { voice_command: words },
      },
    },
  }) satisfies RobotMessage<object>;

const storedWords = () => (store.mock.calls[0]?.[1] as Utterance[]).map(({ words }) => words);

describe('HeardHandler', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    Logger.overrideLogger(false);
    const mine = { userId: 'o1', triggerIdentity: 'mine', triggerFields: { voice_command: 'Good night' } };
    const theirs = { userId: 'o2', triggerIdentity: 'theirs', triggerFields: { voice_command: 'Secret' } };
    named.mockResolvedValue([theirs, mine]);
    matching.mockResolvedValue([]);
    store.mockResolvedValue([]);
  });

  it('takes the words that the robot reports, also under an identity that nobody knows', async () => {
    await handler.handle([message('mine', ' good  night '), message('unknown', 'hello')]);
    expect(storedWords()).toEqual(['good  night', 'hello']);
  });

  it.each([undefined, '', ' ?! '])('takes the words of the owner’s subscription where it reports %j', async (words) => {
    await handler.handle([message('mine', words)]);
    expect(storedWords()).toEqual(['Good night']);
  });

  it('drops what has no words and no subscription of the owner’s own', async () => {
    await handler.handle([message('unknown'), message('theirs')]);
    expect(storedWords()).toEqual([]);
  });

  it('announces only what is new, to IFTTT and to the app', async () => {
    store.mockResolvedValue([{ id: 'e1', userId: 'o1', robotId: 'r1', matchKey: 'hello', voiceCommand: 'Hello!' }]);
    matching.mockResolvedValue(['i1', 'i2']);
    await handler.handle([message('i1', 'Hello!'), message('i1', 'Hello!')]);
    expect(matching.mock.calls[0]?.slice(1)).toEqual(['voice_command', [{ ownerId: 'o1', matchKey: 'hello' }]]);
    expect(enqueue.mock.calls).toEqual([['realtime', ['i1', 'i2']]]);
    const trigger_fields = [{ field: 'voice_command', field_value: 'Hello!' }];
    expect(publish.mock.calls).toEqual([[['r1'], { event: 'ifttt_trigger', trigger_fields }]]);
  });

  it('tells the app nothing of what was not committed, and does not wait for it', async () => {
    store.mockResolvedValue([{ id: 'e1', userId: 'o1', robotId: 'r1', matchKey: 'hello', voiceCommand: 'Hello!' }]);
    matching.mockRejectedValueOnce(new Error('away'));
    await expect(handler.handle([message('i1', 'Hello!')])).rejects.toThrow('away');
    expect(publish).not.toHaveBeenCalled();
    publish.mockReturnValue(new Promise(() => {}));
    await handler.handle([message('i1', 'Hello!')]);
    expect(publish).toHaveBeenCalledOnce();
  });
});
