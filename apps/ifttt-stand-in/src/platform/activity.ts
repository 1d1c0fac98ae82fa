/** What an activity tells of. */
export type ActivityKind =
  /** The person's account was connected, refused, refreshed or disconnected. */
  | 'connection'
  /** An Applet was made, turned on or off, or deleted; an identity was deleted at the service. */
  | 'applet'
  /** The service told us of news in real time. */
  | 'notification'
  /** A trigger was polled. */
  | 'poll'
  /** An action ran. */
  | 'run'
  /** The service skipped an action (platform rule 28). */
  | 'skip'
  /** A query was run. */
  | 'query'
  /** Any other request to the service: options, validations, its description. */
  | 'request'
  /** Whatever of the above came to nothing. */
  | 'failure';

/** A message as it went over the wire, but for its secrets, which are masked. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there was none. JSON is indented. */
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request and what became of it: an answer, or an error where none came. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly milliseconds: number;
  readonly error?: string;
}

/** An entry of the activity feed. Holds no secret. */
export interface Activity {
  /** Grows with every entry. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: ActivityKind;
  /** One line for a person. */
  readonly title: string;
  readonly appletId?: string;
  /** Of a poll or another request about the trigger, which concerns every Applet that has it. */
  readonly triggerIdentity?: string;
  readonly connectionId?: string;
  readonly exchange?: Exchange;
}

/** Whether an activity belongs to an Applet: its own, or of its trigger. */
export function isAbout(
  { appletId, triggerIdentity }: Activity,
  applet: { readonly id: string; readonly triggerIdentity: string },
): boolean {
  return appletId === applet.id || triggerIdentity === applet.triggerIdentity;
}
