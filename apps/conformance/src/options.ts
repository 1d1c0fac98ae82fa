/** How long to wait for an answer where nobody says. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** What a run needs to know. Only the first two are needed for every service. */
export interface ConformanceOptions {
  /** The service's API URL prefix, with or without the `/ifttt/v1` that IFTTT appends. */
  readonly url: string;
  readonly serviceKey: string;
  /** File or URL of the service's description, in the form of this project's `GET /docs/service.json`. */
  readonly description?: string;
  /** How long to wait for an answer, in milliseconds; {@link DEFAULT_TIMEOUT_MS} unless told. */
  readonly timeoutMs?: number;
  /** Turns the authentication test on (platform rules 30 to 33). */
  readonly authentication?: AuthenticationOptions;
  /** Called before and after each check. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Whose account connects, and how: what is set up at IFTTT, and a person who may sign in. */
export interface AuthenticationOptions {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the service sends people back to; `https://ifttt.com/channels/{service_id}/authorize` at IFTTT. */
  readonly redirectUrl: string;
  /** Of a test account: it is connected and disconnected. */
  readonly email: string;
  readonly password: string;
}

export interface Progress {
  /** Checks that are done. */
  readonly done: number;
  readonly of: number;
  /** The one that begins; absent once all are done. */
  readonly next?: { readonly number: number; readonly title: string };
}
