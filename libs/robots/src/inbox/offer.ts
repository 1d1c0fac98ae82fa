import { problemsOf } from '../link/envelope.js';
import { type RobotMessageHandler } from './robot-message.js';

/** Asks each handler whether it wants the payload; `problem` is why the last one does not. */
export function offer(
  handlers: readonly RobotMessageHandler[],
  payload: unknown,
): { wanted: Map<RobotMessageHandler, unknown>; problem: string } {
  const wanted = new Map<RobotMessageHandler, unknown>();
  let problem = '';
  for (const handler of handlers) {
    const result = handler.payload.safeParse(payload);
    if (result.success) wanted.set(handler, result.data);
    else problem = problemsOf(result.error);
  }
  return { wanted, problem };
}
