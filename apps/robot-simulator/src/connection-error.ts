/** Why a robot could not connect, in words for the person who started it. */
export class RobotConnectionError extends Error {
  constructor(url: string, cause: unknown) {
    super(explain(new URL(url).host, cause), { cause });
    this.name = 'RobotConnectionError';
  }
}

function explain(broker: string, cause: unknown): string {
  const { code, message, packet } = cause as { code?: unknown; message?: string; packet?: { cmd?: string } };
  if (packet?.cmd === 'suback') return `The broker at ${broker} has other topics: check the root and the environment.`;
  // MQTT 3.1.1 3.2.2.3: return codes of CONNACK
  if (code === 4 || code === 5) return `The broker at ${broker} does not know this robot, or the password is wrong.`;
  if (code === 3) return `The broker at ${broker} cannot serve at the moment. Try again.`;
  return `The broker at ${broker} cannot be reached: ${typeof code === 'string' ? code : (message ?? 'unknown')}.`;
}
