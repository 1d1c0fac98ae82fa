/** In characters. */
const LONGEST_MESSAGE = 500;

export interface Problem {
  /** `trigger.<slug>`, `action.<slug>` or the name of a setting; absent when it concerns no single field. */
  readonly field?: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** What was asked for cannot be done as it is. For a 400 answer. */
export class InvalidInput extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
  }
}

/** There is no such connection, Applet or step. For a 404 answer. */
export class NotFound extends Error {}

/** The person has to connect her account again: the service takes none of its tokens. */
export class NeedsReconnection extends Error {}

/** The service answered something other than the success that was needed. Holds no secret. */
export class ServiceRefusal extends Error {
  constructor(
    what: string,
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`The service answered ${what} with ${status}: ${messageOf(body)}`);
  }
}

/** The service gave no answer: not reachable, or slower than its 5 s. */
export class ServiceUnreachable extends Error {}

/** Whether it is told as it was met by a request to the service; anything else is a fault of the stand-in itself. */
export function isOfService(error: unknown): boolean {
  return error instanceof ServiceUnreachable || error instanceof ServiceRefusal || error instanceof NeedsReconnection;
}

/** What the service says is wrong (platform rule 3; RFC 6749 5.2). */
export function messageOf(body: unknown): string {
  return shortened(wholeMessageOf(body));
}

/** What a service says, as far as it is of use. */
export function shortened(text: string): string {
  return text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE)}…`;
}

function wholeMessageOf(body: unknown): string {
  const { errors, error, error_description: description } = (body ?? {}) as Record<string, unknown>;
  if (Array.isArray(errors)) return errors.map(saidBy).join(' ');
  if (typeof error === 'string') return typeof description === 'string' ? `${error}, ${description}` : error;
  return 'it did not say why';
}

/** One of the errors; a service may send anything. */
function saidBy(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : 'it did not say why';
}
