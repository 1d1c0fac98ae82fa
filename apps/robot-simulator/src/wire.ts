import { randomUUID } from 'node:crypto';

/** What the cloud told the robot to do. */
export interface ReceivedCommand {
  /** `ifttt_move_command`, `ifttt_animation_command` or `ifttt_dock_command`. */
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly messageId: string;
  /** Names the action the command belongs to; the robot runs an action once. */
  readonly actionId: string | undefined;
}

/** Words to listen for, and the Applet that asked for them. */
export interface Phrase {
  readonly trigger_identity: string;
  readonly voice_command: string;
}

/** A message from the cloud, its frame read. */
export interface CloudMessage {
  readonly messageId: string;
  readonly actionId: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

const PHRASES_SETTING = 'usersetting_ifttt_trigger_voice_commands';

/** Frames what a robot says. */
export function robotMessage(robotId: string, payload: unknown, actionId?: string): string {
  return JSON.stringify({
    api_version: '1',
    message_id: randomUUID(),
    robot_id: robotId,
    message_timestamp: Date.now() / 1000,
    message_origin: 'robot',
    action_id: actionId,
    payload,
  });
}

/** Reads a message for this robot; null for one of its own, one for another robot, or no message at all. */
export function readMessage(robotId: string, bytes: Uint8Array): CloudMessage | null {
  const message = parseObject(Buffer.from(bytes).toString('utf8'));
  if (!message || message['robot_id'] !== robotId || message['message_origin'] === 'robot') return null;
  const { message_id: messageId, action_id: actionId, payload } = message;
  if (typeof messageId !== 'string' || !isObject(payload)) return null;
  return { messageId, actionId: typeof actionId === 'string' ? actionId : undefined, payload };
}

/** The command in a message of the `command` topic, or null. */
export function commandIn({ messageId, actionId, payload }: CloudMessage): ReceivedCommand | null {
  const { name, params } = payload;
  return typeof name === 'string' && isObject(params) ? { name, params, messageId, actionId } : null;
}

/** The phrases in a message of the `parameters` topic: the whole list, or null when it carries none. */
export function phrasesIn({ payload }: CloudMessage): readonly Phrase[] | null {
  const setting = payload[PHRASES_SETTING];
  if (typeof setting !== 'string') return null;
  try {
    const list = JSON.parse(setting) as unknown;
    return Array.isArray(list) && list.every(isPhrase) ? list : null;
  } catch {
    return null;
  }
}

function isPhrase(value: unknown): value is Phrase {
  return isObject(value) && typeof value['trigger_identity'] === 'string' && typeof value['voice_command'] === 'string';
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
