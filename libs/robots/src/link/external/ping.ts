import { type MqttClient, type Packet } from 'mqtt';

/**
 * Asks whether there is still somebody at the other end (MQTT 5 3.12), which an open connection does not tell.
 *
 * @param silent aborts when an answer is no longer waited for
 * @throws Error when there was none
 */
export async function ping(client: MqttClient, silent: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const onPacket = ({ cmd }: Packet): void => {
      if (cmd === 'pingresp') end(resolve);
    };
    const onSilence = (): void => end(() => reject(new Error('The broker does not answer.')));
    const end = (settle: () => void): void => {
      client.off('packetreceive', onPacket);
      silent.removeEventListener('abort', onSilence);
      settle();
    };
    client.on('packetreceive', onPacket);
    silent.addEventListener('abort', onSilence);
    client.sendPing();
  });
}
