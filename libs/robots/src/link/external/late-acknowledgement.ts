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
  client.handleMessage = (packet, proceed) => {
    const { stream } = client;
    handle(packet).then(
      () => {
        // MQTT 5 4.4: the packet identifier means nothing in another connection, where the message comes again
        if (packet.qos === 1 && client.connected && client.stream === stream) stream.write(puback(packet.messageId!));
      },
      () => undefined,
    );
    proceed(packet.qos === 1 ? new Error('acknowledged later') : undefined);
  };
}

/** MQTT 5 3.4.2.1: success without properties is told by leaving out the reason code. */
function puback(messageId: number): Buffer {
  return Buffer.from([0x40, 0x02, messageId >> 8, messageId & 0xff]);
}
