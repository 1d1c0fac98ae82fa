export type { Activity, ActivityKind, Exchange, HttpRequest, HttpResponse } from './activity.js';
export type {
  FieldDescription,
  IngredientDescription,
  ServiceDescription,
  StepDescription,
} from './description/service-description.js';
export { Platform, type PlatformEvents, type PlatformSettings } from './platform.js';
export {
  InvalidInput,
  messageOf,
  NeedsReconnection,
  NotFound,
  type Problem,
  ServiceRefusal,
  ServiceUnreachable,
} from './problems.js';
export type { ServiceProfile } from './service-profile.js';
export {
  type AppletView,
  type ConfiguredStep,
  type ConnectionView,
  type FieldOption,
  type FieldValue,
  type FieldValues,
  type Notification,
  type OptionGroup,
  type Outcome,
  type Poll,
  type PollingSettings,
  type QueryPage,
  type Recipe,
  type Run,
  type RunState,
  STEP_KINDS,
  type StepKind,
  type TriggerEvent,
  type UserInfo,
  type Validation,
} from './views.js';
