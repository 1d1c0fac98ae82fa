// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { QueryPerformRequest, QueryPerformResponse, StepFieldOptionsResponse } from '../models/index.js';

/** What the endpoints tagged `Queries` do. A feature implements it and binds it to this class. */
export abstract class QueriesApi {
  /**
   * Lists the choices of a query's drop-down or checkbox field.
   *
   * `POST /third-party/ifttt/v1/queries/{stepSlug}/fields/{stepFieldSlug}/options`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param stepFieldSlug Slug of one of the step's fields. An unknown one is a 404.
   */
  abstract getQueryFieldOptions(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse>;

  /**
   * Performs a query.
   *
   * Returns one page of rows. When more rows exist the answer carries a cursor; sending it back
   * gives the next page.
   *
   * `POST /third-party/ifttt/v1/queries/{stepSlug}`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param stepSlug Slug of the trigger, action or query. An unknown one is a 404.
   * @param body The request body.
   */
  abstract performQuery(owner: Owner, stepSlug: string, body: QueryPerformRequest): Promise<QueryPerformResponse>;
}
