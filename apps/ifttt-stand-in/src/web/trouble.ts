import { InvalidInput, NeedsReconnection, NotFound, ServiceRefusal, ServiceUnreachable } from '../platform/index.js';
import type { ProblemView } from './views.js';

/** What went wrong, in words for a person, and the status of the page that says so. */
export interface Trouble extends ProblemView {
  readonly status: number;
}

/** Undefined for a fault of the stand-in itself. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof InvalidInput) {
    return { status: 422, title: 'This does not work as it is', explanation: error.message, connect: false };
  }
  if (error instanceof NotFound) {
    return {
      status: 404,
      title: 'This is not here any more',
      explanation: error.message,
      hint: 'It may have been deleted in another tab.',
      connect: false,
    };
  }
  if (error instanceof NeedsReconnection) {
    return { status: 409, title: 'Connect the account again', explanation: error.message, connect: true };
  }
  if (error instanceof ServiceUnreachable) {
    return {
      status: 502,
      title: 'The service does not answer',
      explanation: error.message,
      hint: 'Is the service running, and does the stand-in have its address? See Settings.',
      connect: false,
    };
  }
  if (error instanceof ServiceRefusal) {
    return {
      status: 502,
      title: 'The service refused',
      explanation: error.message,
      hint: hintOf(error.status),
      connect: error.status === 401,
    };
  }
  return undefined;
}

/** All that a person is told, in one line. @throws what is a fault of the stand-in itself */
export function explain(error: unknown): string {
  const trouble = troubleOf(error);
  if (!trouble) throw error;
  return [trouble.explanation, trouble.hint ?? ''].join(' ').trim();
}

function hintOf(status: number): string {
  if (status === 401) return 'Its token may have been withdrawn: connect the account again.';
  if (status === 404) return 'Does the service still have this step or field? Its description may be older than it is.';
  if (status === 503 || status === 429) return 'It asks to be tried again later.';
  if (status >= 500) return 'Its log says more; the activity feed has the request and the answer.';
  return 'The activity feed has the request and the answer.';
}
