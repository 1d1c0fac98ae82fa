// The yardstick of the embedded broker: aedes and a driver, acknowledged after the commit of a batch. It lets anybody in.
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { Aedes } from 'aedes';
import { microBatches } from './micro-batches.mjs';
import { storeAt } from './stores.mjs';

const { PORT, DATABASE_URL, MQTT_PORT, MAX_BATCH } = process.env;
const take = microBatches(
  await storeAt(DATABASE_URL),
  (callbacks) => callbacks.forEach((done) => done(null)),
  Number(MAX_BATCH),
);
const broker = await Aedes.createBroker({
  authorizePublish: (_client, { payload }, done) => take(JSON.parse(payload), done),
});
createTcpServer({ noDelay: true }, broker.handle).listen(Number(MQTT_PORT), '127.0.0.1');
createServer((_request, response) => response.end()).listen(Number(PORT), '127.0.0.1');
