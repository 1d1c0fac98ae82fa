import { describe, expect, it } from 'vitest';
import { commandIn, phrasesIn, readMessage, robotMessage } from './wire.js';

const ROBOT = '0b0c7f0e-4d2c-4f0e-9c3a-6f4d2f6a1e11';

function fromCloud(payload: unknown, overrides: Record<string, unknown> = {}) {
  const frame = {
    message_id: 'm-1',
    robot_id: ROBOT,
    message_origin: 'cloud',
    action_id: 'a-1',
    payload,
    ...overrides,
  };
  return readMessage(ROBOT, Buffer.from(JSON.stringify(frame)));
}

describe('readMessage', () => {
  it('ignores its own messages and those for other robots', () => {
    expect(readMessage(ROBOT, Buffer.from(robotMessage(ROBOT, {})))).toBeNull();
    expect(fromCloud({}, { robot_id: 'another' })).toBeNull();
    expect(readMessage(ROBOT, Buffer.from('no JSON'))).toBeNull();
  });

  it('finds a command', () => {
    const message = fromCloud({ name: 'ifttt_dock_command', params: {} })!;
    expect(commandIn(message)).toEqual({ name: 'ifttt_dock_command', params: {}, messageId: 'm-1', actionId: 'a-1' });
    expect(phrasesIn(message)).toBeNull();
  });

  it('finds the phrases', () => {
    const phrases = [{ trigger_identity: 'i', voice_command: 'dance' }];
    const message = fromCloud({ usersetting_ifttt_trigger_voice_commands: JSON.stringify(phrases) })!;
    expect(phrasesIn(message)).toEqual(phrases);
    expect(commandIn(message)).toBeNull();
  });

  it.each(['{', '{}', '[{"voice_command":"dance"}]'])('takes %s for no list of phrases', (setting) => {
    expect(phrasesIn(fromCloud({ usersetting_ifttt_trigger_voice_commands: setting })!)).toBeNull();
  });
});
