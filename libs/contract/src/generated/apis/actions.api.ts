// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { ActionRunRequest, ActionRunResponse, StepFieldOptionsResponse } from '../models/index.js';

/** What the endpoints tagged `Actions` do. A feature implements it and binds it to this class. */
export abstract class ActionsApi {
  /**
   * Lists the choices of an action's drop-down or checkbox field.
   *
   * `POST /third-party/ifttt/v1/actions/{stepSlug}/fields/{stepFieldSlug}/options`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param stepFieldSlug Slug of one of the step's fields. An unknown one is a 404.
   */
  abstract getActionFieldOptions(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse>;

  /**
   * Runs an action.
   *
   * Tells the owner's robot to do something. The same request id for the same owner and action runs
   * once: asked again, whatever the fields are then, it returns the id of the first run. An action
   * that can never succeed is refused with 400 and the status `SKIP`.
   *
   * `POST /third-party/ifttt/v1/actions/{stepSlug}`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param body The request body.
   * @param xRequestID IFTTT's id of the request, by which a repeated action is recognised. One that is longer than 200 characters, or has others than letters, digits and `_.:=+/-`, is ignored.
   */
  abstract runAction(
    owner: Owner,
    stepSlug: string,
    body: ActionRunRequest,
    xRequestID?: string,
  ): Promise<ActionRunResponse>;
}
