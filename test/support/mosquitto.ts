import { connectAsync } from 'mqtt';
import { MQTT_BROKER } from './run.js';

/** A clean session of the same client id ends the persistent one, and with it what was queued for it. */
export async function forgetSessions(clientIds: Iterable<string>): Promise<void> {
  for (const clientId of clientIds) {
    const client = await connectAsync(MQTT_BROKER, { clientId, clean: true, reconnectPeriod: 0 });
    await client.endAsync();
  }
}

/** Removes every retained message below a topic. */
export async function clearRetained(root: string): Promise<void> {
  const client = await connectAsync(MQTT_BROKER, { reconnectPeriod: 0 });
  const end = `${root}/end-of-retained-messages`;
  const retained: string[] = [];
  const all = new Promise<void>((resolve) => {
    client.on('message', (topic, _payload, packet) => {
      if (topic === end) resolve();
      else if (packet.retain) retained.push(topic);
    });
  });
  await client.subscribeAsync(`${root}/#`);
  // The broker sends what it retained when it takes the subscription: this comes after.
  await client.publishAsync(end, 'end');
  await all;
  for (const topic of retained) await client.publishAsync(topic, '', { retain: true, qos: 1 });
  await client.endAsync();
}
