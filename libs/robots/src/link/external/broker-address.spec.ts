import { expect, it } from 'vitest';
import { brokerAddress } from './broker-address.js';

it.each([
  ['mqtt://[::1]:1884', { protocol: 'mqtt', host: '::1', port: 1884 }],
  ['mqtts://robot:p%40ss@broker.example', { protocol: 'mqtts', host: 'broker.example', password: 'p@ss' }],
])('%s', (url, address) => {
  expect(brokerAddress(url)).toMatchObject(address);
});
