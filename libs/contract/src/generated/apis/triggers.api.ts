// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type {
  EmptyDataResponse,
  StepFieldOptionsResponse,
  TriggerCheckRequest,
  TriggerCheckResponse,
  ValidateFieldRequest,
  ValidateFieldResponse,
  ValidateFieldsRequest,
  ValidateFieldsResponse,
} from '../models/index.js';

/** What the endpoints tagged `Triggers` do. A feature implements it and binds it to this class. */
export abstract class TriggersApi {
  /**
   * Ends a trigger subscription.
   *
   * Answers 200 whether or not the identity was known, so repeating the call is harmless.
   *
   * `DELETE /third-party/ifttt/v1/triggers/{stepSlug}/trigger_identity/{triggerIdentity}`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param triggerIdentity The identity that IFTTT gave the subscription.
   */
  abstract deleteTriggerIdentity(owner: Owner, stepSlug: string, triggerIdentity: string): Promise<EmptyDataResponse>;

  /**
   * Polls a trigger.
   *
   * Returns the newest events that match the trigger fields, newest first. Events that were returned
   * before are returned again; IFTTT tells them apart by `meta.id`.
   *
   * `POST /third-party/ifttt/v1/triggers/{stepSlug}`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param body The request body.
   */
  abstract getTriggerEvents(owner: Owner, stepSlug: string, body: TriggerCheckRequest): Promise<TriggerCheckResponse>;

  /**
   * Lists the choices of a trigger's drop-down or checkbox field.
   *
   * `POST /third-party/ifttt/v1/triggers/{stepSlug}/fields/{stepFieldSlug}/options`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param stepFieldSlug Slug of one of the step's fields. An unknown one is a 404.
   */
  abstract getTriggerFieldOptions(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse>;

  /**
   * Checks one value of a trigger field.
   *
   * Answers 200 for acceptable and unacceptable values alike; the result says which.
   *
   * `POST /third-party/ifttt/v1/triggers/{stepSlug}/fields/{stepFieldSlug}/validate`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param stepFieldSlug Slug of one of the step's fields. An unknown one is a 404.
   * @param body The request body.
   */
  abstract validateTriggerField(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
    body: ValidateFieldRequest,
  ): Promise<ValidateFieldResponse>;

  /**
   * Checks all fields of a trigger together (path of the OpenAPI file).
   *
   * The same check as `POST .../triggers/{stepSlug}/validate`; IFTTT documents both paths.
   *
   * `POST /third-party/ifttt/v1/triggers/{stepSlug}/fields/validate`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param body The request body.
   */
  abstract validateTriggerFields(
    owner: Owner,
    stepSlug: string,
    body: ValidateFieldsRequest,
  ): Promise<ValidateFieldsResponse>;

  /**
   * Checks all fields of a trigger together (path of the reference page).
   *
   * Contextual validation, where whether a value is acceptable may depend on its neighbours.
   *
   * `POST /third-party/ifttt/v1/triggers/{stepSlug}/validate`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param body The request body.
   */
  abstract validateTriggerFieldsInContext(
    owner: Owner,
    stepSlug: string,
    body: ValidateFieldsRequest,
  ): Promise<ValidateFieldsResponse>;
}
