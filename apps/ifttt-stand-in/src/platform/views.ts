/** A value of a field: text, the chosen values of checkboxes, or a Location. */
export type FieldValue = string | readonly string[] | Readonly<Record<string, unknown>>;
/** Values by field slug. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

export type StepKind = 'triggers' | 'actions' | 'queries';

/** A step with the values that a person chose for its fields. */
export interface ConfiguredStep {
  readonly slug: string;
  readonly fields: FieldValues;
}

/** What `user/info` says of the person (platform rule 13). */
export interface UserInfo {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
}

export interface ConnectionView {
  readonly id: string;
  readonly user: UserInfo;
  /** Milliseconds since 1970. */
  readonly connectedAt: number;
  /** `needs reconnection`: the service takes neither the access token nor a refresh token any more. */
  readonly state: 'connected' | 'needs reconnection';
}

/** "When this happens, do that." */
export interface Recipe {
  /** Composed of the steps' names when absent. */
  readonly name?: string;
  readonly trigger: ConfiguredStep;
  /** Its text may hold ingredients of the trigger: `{{voice_command}}`. */
  readonly action: ConfiguredStep;
}

export interface AppletView extends Recipe {
  readonly id: string;
  readonly name: string;
  readonly connectionId: string;
  /** 40 hexadecimal digits, shared by Applets with the same person, trigger and fields. */
  readonly triggerIdentity: string;
  readonly enabled: boolean;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastPolledAt?: number;
  /** Why the last poll came to nothing; absent when it was answered. */
  readonly lastPollError?: string;
  /** Absent while it is disabled. */
  readonly nextPollAt?: number;
  readonly lastRunAt?: number;
  readonly runs: Readonly<Record<RunState, number>>;
}

/**
 * What became of an event's action. `pending`: not yet finished, will be tried (again). `skipped`: by the service, or
 * because the Applet was turned off.
 */
export type RunState = 'pending' | 'done' | 'skipped' | 'failed';

/** The action of an Applet for one event. */
export interface Run {
  readonly id: string;
  readonly appletId: string;
  readonly event: TriggerEvent;
  /** Sent with every attempt, so that the service runs it once (platform rule 29). */
  readonly requestId: string;
  readonly state: RunState;
  readonly attempts: number;
  /** The id that the action answered with, or why it was skipped or given up. */
  readonly result?: string;
}

/** One item of a poll's answer: the ingredients and what identifies the event (platform rule 18). */
export interface TriggerEvent {
  readonly [ingredient: string]: unknown;
  readonly meta: { readonly id: string; readonly timestamp: number };
}

/** A poll that was answered; `fresh` are the events that run the action, oldest first. */
export interface Poll {
  readonly appletId: string;
  readonly realtime: boolean;
  readonly events: readonly TriggerEvent[];
  readonly fresh: readonly TriggerEvent[];
}

export interface FieldOption {
  readonly label: string;
  readonly value: string;
}

export interface OptionGroup {
  readonly label: string;
  readonly values: readonly FieldOption[];
}

/** What a service says of a value. Where it finds it wrong and gives no reason, the message says just that. */
export type Validation = { readonly valid: true } | { readonly valid: false; readonly message: string };

export interface QueryPage {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

/** What became of a person's visit to the consent page. */
export type Outcome =
  | { readonly kind: 'connected'; readonly connection: ConnectionView }
  /** She said no. */
  | { readonly kind: 'denied' }
  /** `message` is for her to read and holds no secret. */
  | { readonly kind: 'failed'; readonly message: string };

export interface PollingSettings {
  /** How long after a poll the next one is due. At least 1, at most 86,400. */
  readonly pollEverySeconds: number;
  /** How much of that interval chance may add or take away: 0 to 1. */
  readonly jitter: number;
}

/** An entry of a realtime notification: where there is news (platform rule 35). */
export type Notification = { readonly trigger_identity: string } | { readonly user_id: string };
