// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { ThirdPartyInfoResponse } from '../models/index.js';

/** What the endpoints tagged `ThirdPartyInfo` do. A feature implements it and binds it to this class. */
export abstract class ThirdPartyInfoApi {
  /**
   * Says which third parties the owner has connected.
   *
   * `GET /third-party/info`
   *
   * Answers 200; may fail with 401, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   */
  abstract getThirdPartyInfo(owner: Owner): Promise<ThirdPartyInfoResponse>;
}
