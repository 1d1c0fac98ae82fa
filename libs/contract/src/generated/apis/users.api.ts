// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type { CreateSessionRequest, CreateUserRequest, SessionResponse, UserResponse } from '../models/index.js';

/** What the endpoints tagged `Users` do. A feature implements it and binds it to this class. */
export abstract class UsersApi {
  /**
   * Signs the mobile app in.
   *
   * `POST /users/sessions`
   *
   * Answers 201; may fail with 400, 401, 413, 415, 429, 500, 503.
   *
   * @param clientAddress Where the request comes from, as the connection or a trusted proxy says.
   * @param body The request body.
   */
  abstract createSession(clientAddress: string, body: CreateSessionRequest): Promise<SessionResponse>;

  /**
   * Signs a person up.
   *
   * `POST /users`
   *
   * Answers 201; may fail with 400, 403, 409, 413, 415, 429, 500, 503.
   *
   * @param clientAddress Where the request comes from, as the connection or a trusted proxy says.
   * @param body The request body.
   */
  abstract createUser(clientAddress: string, body: CreateUserRequest): Promise<UserResponse>;

  /**
   * Signs the mobile app out.
   *
   * Ends one of the owner's own sessions, be it the current one or another. A session that has ended
   * already is fine.
   *
   * `DELETE /users/sessions/{id}`
   *
   * Answers 204; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param id Id of the app session.
   */
  abstract deleteSession(owner: Owner, id: string): Promise<void>;
}
