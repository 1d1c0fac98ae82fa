import { randomUUID } from 'node:crypto';
import { identityOf, phraseOf, robotOf } from './dataset.js';

/** What an owner's robot publishes when it hears the words of the owner's Applet, and under which topic. */
export function utteranceOf(owner: number, topics: string): { readonly topic: string; readonly message: string } {
  const params = { trigger_identity: identityOf(owner), trigger_fields: { voice_command: phraseOf(owner) } };
  const message = {
    api_version: '1',
    message_id: randomUUID(),
    robot_id: robotOf(owner),
    message_timestamp: Date.now() / 1000,
    message_origin: 'robot',
    payload: { name: 'ifttt_trigger', params },
  };
  return { topic: `${topics}/ifttt_trigger/${robotOf(owner)}`, message: JSON.stringify(message) };
}
