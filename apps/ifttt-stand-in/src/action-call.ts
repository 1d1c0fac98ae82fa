import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { dataOf, type ServiceAnswer, type ServiceClient, type ServiceRequest } from './service-client.js';

/** How long IFTTT waits before each repetition of a failed action; after the last one it gives the event up. */
const RETRY_AFTER_MS = [250, 1_000, 3_000];

/** What became of one event's action. */
export type ActionOutcome =
  | { readonly kind: 'done'; readonly id: string; readonly attempts: number }
  | { readonly kind: 'skipped'; readonly message: string; readonly attempts: number }
  | { readonly kind: 'failed'; readonly message: string; readonly attempts: number };

/**
 * Calls an action until it succeeds, says SKIP, or has failed too often (platform rules 28 and 29). All attempts
 * carry one request id, by which the service recognises them as one.
 */
export async function callAction(
  client: Pick<ServiceClient, 'call'>,
  request: Omit<ServiceRequest, 'method' | 'requestId'>,
  retryAfterMs: readonly number[] = RETRY_AFTER_MS,
): Promise<ActionOutcome> {
  const requestId = randomUUID();
  for (let attempts = 1; ; attempts += 1) {
    const outcome = judge(await attempt(client, { ...request, method: 'POST', requestId }), attempts);
    const wait = retryAfterMs[attempts - 1];
    if (outcome.kind !== 'failed' || wait === undefined) return outcome;
    await pause(wait);
  }
}

async function attempt(client: Pick<ServiceClient, 'call'>, request: ServiceRequest): Promise<ServiceAnswer | Error> {
  try {
    return await client.call(request);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function judge(answer: ServiceAnswer | Error, attempts: number): ActionOutcome {
  if (answer instanceof Error) return { kind: 'failed', message: answer.message, attempts };
  const skip = answer.status === 400 ? skipMessage(answer.body) : undefined;
  if (skip !== undefined) return { kind: 'skipped', message: skip, attempts };
  const id = answer.status === 200 ? (dataOf(answer) as { id?: unknown }[] | undefined)?.[0]?.id : undefined;
  if (typeof id === 'string') return { kind: 'done', id, attempts };
  return { kind: 'failed', message: `${answer.status} ${JSON.stringify(answer.body)}`, attempts };
}

function skipMessage(body: unknown): string | undefined {
  const { errors } = (body ?? {}) as { errors?: { status?: string; message?: string }[] };
  const skip = errors?.find(({ status }) => status === 'SKIP');
  return skip && (skip.message ?? '');
}
