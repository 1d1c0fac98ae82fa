import { type Client } from 'aedes';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Topics } from '../topics.js';
import { BrokerAccess, type Speaker } from './access.js';
import { Guests } from './guests.js';

const ROBOT = '0b0c7f0e-4d2c-4f0e-9c3a-6f4d2f6a1e11';
const STATUS = { topic: `kuri/develop/status/${ROBOT}`, qos: 1, retain: true };
const identify = vi.fn<BrokerAccess['identify']>();
const access = Object.assign(Object.create(BrokerAccess.prototype) as BrokerAccess, { identify });
const topics = new Topics({ topicRoot: 'kuri', environment: 'develop' });

describe('Guests, when a robot is removed', () => {
  let guests: Guests;
  let client: Client;
  const close = vi.fn();
  beforeEach(() => {
    vi.resetAllMocks();
    identify.mockResolvedValue({ kind: 'robot', robotId: ROBOT });
    guests = new Guests(topics, access);
    client = { id: ROBOT, closed: false, close } as unknown as Client;
  });

  it('ends its connection, and publishes no last will', async () => {
    await guests.admit(client);
    guests.arrived(client);
    expect(guests.refusalToPublish(client, STATUS)).toBeNull();
    guests.expel(ROBOT);
    expect(close).toHaveBeenCalledOnce();
    expect(guests.refusalToPublish(client, STATUS)).toMatch('removed');
  });

  it('keeps nothing of a message that was being stored', async () => {
    await guests.admit(client);
    guests.arrived(client);
    const storing = guests.whileOpen(client, STATUS, async () => guests.expel(ROBOT));
    await expect(storing).rejects.toThrow('removed');
  });

  it('does not let it in while its secret is looked up', async () => {
    let found!: (speaker: Speaker) => void;
    identify.mockReturnValue(new Promise((resolve) => (found = resolve)));
    const admitted = guests.admit(client);
    guests.expel(ROBOT);
    found({ kind: 'robot', robotId: ROBOT });
    expect(await admitted).toBe(false);
  });

  it('ends a connection that was let in and is not made yet', async () => {
    await guests.admit(client);
    guests.expel(ROBOT);
    expect(close).not.toHaveBeenCalled();
    guests.arrived(client);
    expect(close).toHaveBeenCalledOnce();
  });
});
