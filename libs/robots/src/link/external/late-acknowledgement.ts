import { type IPublishPacket, type MqttClient } from 'mqtt';

/**
 * Lets MQTT.js hand over one message after another without waiting for each, and acknowledges a message when `handle`
 * has resolved. MQTT 5 receive maximum bounds how many are open at once.
 *
 * MQTT.js takes the next packet only when `handleMessage` has called back, and it acknowledges in that call: left to
 * itself, there would never be two messages to put into one transaction. An error in that call means "send no PUBACK,
 * go on" (MQTT.js, "should not send a `puback` if the execution of `handleMessage` fails"), and the late PUBACK goes out
 * over the client's public `stream`. The specs of the robot link prove both against a broker.
 *
 * @param handle rejecting leaves the message unacknowledged; it comes again in the next connection of the session
 */
export function acknowledgeLate(client: MqttClient, handle: (packet: IPublishPacket) => Promise<void>): void {
  let due: { readonly stream: MqttClient['stream']; readonly pubacks: Buffer[] } | undefined;
  const acknowledge = (stream: MqttClient['stream'], messageId: number): void => {
    if (due?.stream !== stream) {
      const pubacks: Buffer[] = [];
      due = { stream, pubacks };
      // Those of one transaction go together: a write for each would cost more than all that was done for the message.
      // They go as soon as the last of them is told, so that the connection of a process that stops is still there.
      queueMicrotask(() => {
        due = undefined;
        // MQTT 5 4.4: the packet identifier means nothing in another connection, where the message comes again
        if (client.connected && client.stream === stream) stream.write(Buffer.concat(pubacks));
      });
    }
    due.pubacks.push(puback(messageId));
  };
  client.handleMessage = (packet, proceed) => {
    const { stream } = client;
    handle(packet).then(
      () => packet.qos === 1 && acknowledge(stream, packet.messageId!),
      () => undefined,
    );
    proceed(packet.qos === 1 ? NOT_YET : undefined);
  };
}

/** Made once: an error takes its stack along, and this is not even one. */
const NOT_YET = new Error('acknowledged later');

/** MQTT 5 3.4.2.1: success without properties is told by leaving out the reason code. */
function puback(messageId: number): Buffer {
  return Buffer.from([0x40, 0x02, messageId >> 8, messageId & 0xff]);
}
