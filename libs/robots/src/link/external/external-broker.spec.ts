import { connect } from 'mqtt';
import { expect, it, vi } from 'vitest';
import { Topics } from '../topics.js';
import { ExternalBroker } from './external-broker.js';

vi.mock('mqtt', () => ({ connect: vi.fn(() => ({ on: vi.fn() })) }));

it.each([
  ['mqtt://[::1]:1884', { protocol: 'mqtt', host: '::1', port: 1884 }],
  ['mqtts://robot:p%40ss@broker.example', { protocol: 'mqtts', host: 'broker.example', password: 'p@ss' }],
])('connects to %s', async (url, options) => {
  const topics = new Topics({ topicRoot: 'kuri', environment: 'develop' });
  await new ExternalBroker(topics, { url, clientId: 'one', shared: false }).start(() => Promise.resolve());
  expect(connect).toHaveBeenLastCalledWith(expect.objectContaining(options));
});
