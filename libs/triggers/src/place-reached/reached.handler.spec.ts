import { type Subscriptions } from '#ifttt';
import { type Transactions } from '#persistence';
import { type AppEvents, MessageFault, type RobotInbox, type RobotMessage } from '#robots';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcements } from '../announcements/announcements.js';
import { type PlaceReachedEvents } from './place-reached-events.js';
import { ReachedHandler } from './reached.handler.js';

const enqueue = vi.fn();
const findBy = vi.fn();
const matching = vi.fn();
const store = vi.fn();
const publish = vi.fn();
const handler = new ReachedHandler(
  {} as RobotInbox,
  { run: (work: (tx: object) => Promise<void>) => work({ manager: { findBy }, enqueue }) } as unknown as Transactions,
  { store } as unknown as PlaceReachedEvents,
  new Announcements({ matching } as unknown as Subscriptions, { publish } as unknown as AppEvents),
);

const message = (robotId: string, data: string) =>
  ({
    robotId,
    ownerId: 'o1',
    robotName: 'Rosie',
    messageId: 'm1',
    occurredAt: 1,
    payload: { status: 'PLACE_REACHED' as const, domain: 'NAVIGATION' as const, data },
  }) satisfies RobotMessage<object>;

describe('ReachedHandler', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    Logger.overrideLogger(false);
    matching.mockResolvedValue([]);
    store.mockResolvedValue([]);
  });

  it.each([
    [{ status: 'PLACE_REACHED', domain: 'NAVIGATION', data: { waypoint_uuid: ' k ', more: 1 } }, 'k'],
    [{ status: 'PLACE_REACHED', domain: 'NAVIGATION', data: { waypoint_uuid: 7 } }, ''],
    [{ status: 'PLACE_REACHED', domain: 'NAVIGATION', data: { waypoint_uuid: 'x'.repeat(65) } }, ''],
    [{ status: 'PLACE_REACHED', domain: 'NAVIGATION' }, ''],
  ])('wants %j', (payload, waypoint) => {
    expect(handler.payload.parse(payload).data).toBe(waypoint);
  });

  it.each([
    { status: 'ONLINE', domain: 'CONNECTED' },
    { status: 'PLACE_REACHED', domain: 'CONNECTED', data: { waypoint_uuid: 'k' } },
  ])('leaves %j to others', (payload) => {
    expect(handler.payload.safeParse(payload).success).toBe(false);
  });

  it('stores arrivals at places on the map of the robot itself', async () => {
    const kitchen = { robotId: 'r1', id: 'k', name: 'Kitchen' };
    findBy.mockResolvedValue([kitchen]);
    await handler.handle([message('r1', 'k'), message('r1', '')]);
    expect(store.mock.calls[0]?.[1]).toEqual([{ ...message('r1', 'k'), place: kitchen }]);
  });

  it('has an arrival that is ahead of its map come again, when the others are stored', async () => {
    const kitchen = { robotId: 'r1', id: 'k', name: 'Kitchen' };
    const lair = { ...kitchen, robotId: 'r2' };
    findBy.mockResolvedValueOnce([kitchen]).mockResolvedValueOnce([lair]);
    await expect(handler.handle([message('r1', 'k'), message('r2', 'k')])).rejects.toThrow(MessageFault);
    await handler.handle([message('r2', 'k')]);
    expect(store.mock.calls.map((call) => call[1] as unknown)).toEqual([
      [{ ...message('r1', 'k'), place: kitchen }],
      [{ ...message('r2', 'k'), place: lair }],
    ]);
  });

  it('announces what is new under each of its keys, to IFTTT and to the app', async () => {
    findBy.mockResolvedValue([{ robotId: 'r1', id: 'k', name: 'Kitchen' }]);
    store.mockResolvedValue([
      { id: 'e1', userId: 'o1', robotId: 'r1', placeId: 'k', nameKey: 'kitchen', place: 'Kitchen' },
    ]);
    matching.mockResolvedValue(['i1', 'i2']);
    await handler.handle([message('r1', 'k')]);
    expect(matching.mock.calls[0]?.slice(1)).toEqual([
      'place_reached',
      [
        { ownerId: 'o1', matchKey: '*' },
        { ownerId: 'o1', matchKey: 'r1/k' },
        { ownerId: 'o1', matchKey: 'kitchen' },
      ],
    ]);
    expect(enqueue.mock.calls).toEqual([['realtime', ['i1', 'i2']]]);
    const trigger_fields = [{ field: 'place', field_value: 'Kitchen' }];
    expect(publish.mock.calls).toEqual([[['r1'], { event: 'ifttt_trigger', trigger_fields }]]);
  });
});
