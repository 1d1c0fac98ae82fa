export { Identification } from './access/identification.js';
export { SERVICE_OWNER } from './access/service-key.identification.js';
export { type ErrorName } from './errors/catalogue.js';
export { errorsBody } from './errors/errors-body.js';
export { registerErrorFilter } from './errors/error-filters.js';
export { ErrorsFilter } from './errors/errors.filter.js';
export { failureOf } from './errors/failure.js';
export { ServiceError } from './errors/service-error.js';
export { COMPRESS_FROM_BYTES } from './http/compression.js';
export { registerContentTypeParsers } from './http/content-types.js';
export { FASTIFY_OPTIONS, registerErrorHandlers } from './http/fastify-errors.js';
export { limitRequests } from './http/load-shedding.js';
export { validationPipe } from './http/validation.pipe.js';
export { IftttModule, iftttEntities } from './ifttt.module.js';
export { matchKey } from './matching/match-key.js';
export { REALTIME } from './realtime/realtime.js';
export { IftttSettings } from './settings.js';
export { Action, Query, Trigger } from './steps/decorators.js';
export { DEFAULT_LIMIT } from './steps/page-size.js';
export { type RegisteredTrigger, StepRegistry } from './steps/registry.js';
export { dateTime } from './steps/ingredient-values.js';
export { type FieldValues } from './steps/fields.js';
export {
  type ActionOutcome,
  type ActionRequest,
  type ActionStep,
  type Position,
  type QueryPage,
  type QueryRowOf,
  type QueryStep,
  type TriggerEventOf,
  type TriggerStep,
} from './steps/steps.js';
export { type Subscription, Subscriptions } from './subscriptions/subscriptions.js';
export { Timelines } from './timelines/timelines.js';
export { TriggerTimeline } from './timelines/trigger-timeline.entity.js';
export { TestAccount } from './test-setup/test-account.js';
