// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { UserInfoResponse } from '../models/index.js';

/** What the endpoints tagged `User` do. A feature implements it and binds it to this class. */
export abstract class UserApi {
  /**
   * Says who the token belongs to.
   *
   * IFTTT shows the name to the person and keeps the id to recognise the account.
   *
   * `GET /third-party/ifttt/v1/user/info`
   *
   * Answers 200; may fail with 400, 401, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   */
  abstract getUserInfo(owner: Owner): Promise<UserInfoResponse>;
}
