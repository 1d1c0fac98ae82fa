// The yardstick: MQTT.js and mysql2, acknowledged after the commit of a batch, and nothing that a service needs besides.
import { createServer } from 'node:http';
import { connectAsync } from 'mqtt';
import { microBatches } from './micro-batches.mjs';
import { storeAt } from './stores.mjs';

const { PORT, DATABASE_URL, MQTT_URL, TOPICS, MAX_BATCH } = process.env;
const client = await connectAsync(MQTT_URL, {
  clientId: 'bench-bare',
  protocolVersion: 5,
  clean: false,
  properties: { sessionExpiryInterval: 3600, receiveMaximum: 1000 },
});
client.stream.setNoDelay(true);
const puback = (messageId) => Buffer.from([0x40, 2, messageId >> 8, messageId & 0xff]);
const take = microBatches(
  await storeAt(DATABASE_URL),
  (messageIds) => client.stream.write(Buffer.concat(messageIds.map(puback))),
  Number(MAX_BATCH),
);
const later = new Error('acknowledged later');
client.handleMessage = ({ payload, messageId }, proceed) => {
  take(JSON.parse(payload), messageId);
  proceed(later);
};
await client.subscribeAsync(`${TOPICS}/ifttt_trigger/+`, { qos: 1 });
createServer((_request, response) => response.end()).listen(Number(PORT), '127.0.0.1');
