export { type Activity, type ActivityKind, type Exchange, type HttpRequest, isAbout } from './activity.js';
export type {
  FieldDescription,
  IngredientDescription,
  ServiceDescription,
  StepDescription,
} from './description/service-description.js';
export { Platform, type PlatformSettings } from './platform.js';
export {
  InvalidInput,
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
  type StepKind,
  type TriggerEvent,
  type Validation,
} from './views.js';
