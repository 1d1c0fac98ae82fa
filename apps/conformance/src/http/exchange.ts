import { type Dispatcher } from 'undici';

export type Headers = Readonly<Record<string, string>>;

/** A request and what came back, as they were: only a report masks secrets. */
export interface Exchange {
  readonly request: SentRequest;
  /** Undefined where none came. */
  readonly answer: Answer | undefined;
  /** Why no answer came, or not a whole one. */
  readonly problem?: string;
  readonly elapsedMs: number;
  /** For which check it was. */
  readonly purpose: Purpose;
}

export interface SentRequest {
  readonly method: Dispatcher.HttpMethod;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; several of one name are joined with a comma. */
  readonly headers: Headers;
  /** Decompressed, and cut where it was too long. */
  readonly text: string;
  /** The body as JSON; undefined where it is not. */
  readonly json: unknown;
}

export interface Purpose {
  /** The rule, or 0 for what a run prepares. */
  readonly rule: number;
  /** Whether the answer is one of the service protocol: the pages and tokens of OAuth2 have other forms. */
  readonly protocol: boolean;
}
