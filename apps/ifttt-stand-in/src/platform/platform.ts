import { EventEmitter } from 'node:events';
import type { Activity } from './activity.js';
import type { ServiceDescription } from './description/service-description.js';
import type { ServiceProfile } from './service-profile.js';
import type {
  AppletView,
  ConnectionView,
  FieldOption,
  FieldValue,
  FieldValues,
  Notification,
  OptionGroup,
  Outcome,
  Poll,
  PollingSettings,
  QueryPage,
  Recipe,
  Run,
  StepKind,
  Validation,
} from './views.js';

export interface PlatformEvents {
  /** Every entry of the activity feed, when it has been stored. */
  activity: [Activity];
  connected: [ConnectionView];
  /** A visit to the consent page came to nothing. */
  refused: [Outcome];
  /** The service said where there is news. */
  notified: [readonly Notification[]];
  polled: [Poll];
  /** A run has ended: done, skipped or failed. */
  ran: [Run];
}

export interface PlatformSettings {
  readonly service: ServiceProfile;
  /** The stand-in's own origin, without a slash at the end. */
  readonly url: string;
  /** A path, or `:memory:`. */
  readonly stateFile: string;
  /** A file or an http URL. Absent: the service is asked. */
  readonly description?: string;
}

const later = (): never => {
  throw new Error('not there yet');
};

/** The IFTTT platform, played for one service. */
export class Platform extends EventEmitter<PlatformEvents> {
  private constructor(private readonly settingsOfPlatform: PlatformSettings) {
    super();
  }

  static async open(settings: PlatformSettings): Promise<Platform> {
    return new Platform(settings);
  }

  get service(): ServiceProfile {
    return this.settingsOfPlatform.service;
  }

  /** Where a service sends its notifications: its `IFTTT_REALTIME_URL`. */
  get realtimeUrl(): string {
    return later();
  }

  /** Where a service sends people back to: its `IFTTT_REDIRECT_URL`. */
  get redirectUrl(): string {
    return later();
  }

  /** Asked for once and kept; `again` asks anew. @throws {ServiceRefusal | ServiceUnreachable | InvalidInput} */
  async description(_again = false): Promise<ServiceDescription> {
    return later();
  }

  /** Begins to connect a person: send her browser to `authorizeUrl`. */
  connect(): { readonly authorizeUrl: string; readonly state: string } {
    return later();
  }

  /** For a service without accounts (`authenticatesUsers` is false), which the service key alone opens. */
  connectWithoutAccount(): ConnectionView {
    return later();
  }

  /** Takes what the service sent her browser back with. */
  async complete(_query: Readonly<Record<string, string | undefined>>): Promise<Outcome> {
    return later();
  }

  connections(): ConnectionView[] {
    return later();
  }

  /** @throws {NotFound} */
  async disconnect(_connectionId: string): Promise<void> {
    return later();
  }

  /** The choices of a drop-down or of checkboxes (platform rule 22). @throws {ServiceRefusal | ServiceUnreachable | NeedsReconnection | NotFound} */
  async options(
    _connectionId: string,
    _kind: StepKind,
    _step: string,
    _field: string,
  ): Promise<(FieldOption | OptionGroup)[]> {
    return later();
  }

  /** Asks the service about one value of a trigger field (platform rule 22). */
  async validate(_connectionId: string, _trigger: string, _field: string, _value: FieldValue): Promise<Validation> {
    return later();
  }

  /** Contextual validation: all fields of a trigger at once. Absent where the service has none. */
  async validateAll(
    _connectionId: string,
    _trigger: string,
    _values: FieldValues,
  ): Promise<Readonly<Record<string, Validation>> | undefined> {
    return later();
  }

  /** @throws {InvalidInput} naming each field; {NotFound} */
  async createApplet(_connectionId: string, _recipe: Recipe): Promise<AppletView> {
    return later();
  }

  applets(): AppletView[] {
    return later();
  }

  /** @throws {NotFound}, as the following */
  applet(_id: string): AppletView {
    return later();
  }

  enable(_id: string): AppletView {
    return later();
  }

  disable(_id: string): AppletView {
    return later();
  }

  async deleteApplet(_id: string): Promise<void> {
    return later();
  }

  /** Polls now. @throws when the poll fails */
  async check(_id: string): Promise<Poll> {
    return later();
  }

  async runQuery(
    _connectionId: string,
    _slug: string,
    _fields: FieldValues,
    _page: { readonly limit?: number; readonly cursor?: string; readonly include?: readonly string[] } = {},
  ): Promise<QueryPage> {
    return later();
  }

  /** The activity feed, newest first. @param page.before an activity's id: only older ones. `limit`: at most 500 */
  activities(_page: { readonly before?: number; readonly appletId?: string; readonly limit: number }): Activity[] {
    return later();
  }

  /** @throws {NotFound} also when it is too old to be kept */
  activity(_id: number): Activity {
    return later();
  }

  settings(): PollingSettings {
    return later();
  }

  /** @throws {InvalidInput} */
  changeSettings(_settings: Partial<PollingSettings>): PollingSettings {
    return later();
  }

  /** Goes on with what was pending, and begins to poll by the clock. */
  resume(): void {
    later();
  }

  async close(): Promise<void> {
    return later();
  }
}
