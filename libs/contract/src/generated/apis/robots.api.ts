// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import type { Owner } from '../../security.js';
import type {
  CreateRobotRequest,
  CreateRobotResponse,
  PlaceListResponse,
  RobotListResponse,
  RobotPlace,
} from '../models/index.js';

/** What the endpoints tagged `Robots` do. A feature implements it and binds it to this class. */
export abstract class RobotsApi {
  /**
   * Adds a robot to the owner's account.
   *
   * `POST /robots`
   *
   * Answers 201; may fail with 400, 401, 409, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param body The request body.
   */
  abstract createRobot(owner: Owner, body: CreateRobotRequest): Promise<CreateRobotResponse>;

  /**
   * Removes a robot from the owner's account.
   *
   * The robot's MQTT credentials stop working at once.
   *
   * `DELETE /robots/{robotId}`
   *
   * Answers 204; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param robotId Id of one of the owner's robots.
   */
  abstract deleteRobot(owner: Owner, robotId: string): Promise<void>;

  /**
   * Lists the places a robot can go to.
   *
   * `GET /robots/{robotId}/places`
   *
   * Answers 200; may fail with 401, 404, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param robotId Id of one of the owner's robots.
   */
  abstract getRobotPlaces(owner: Owner, robotId: string): Promise<PlaceListResponse>;

  /**
   * Lists the owner's robots.
   *
   * `GET /robots`
   *
   * Answers 200; may fail with 401, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   */
  abstract listRobots(owner: Owner): Promise<RobotListResponse>;

  /**
   * Replaces the places a robot can go to.
   *
   * The list sent becomes the whole list; a place that it leaves out is forgotten.
   *
   * `PUT /robots/{robotId}/places`
   *
   * Answers 200; may fail with 400, 401, 404, 413, 415, 500, 503.
   *
   * @param owner The person on whose behalf the request is made.
   * @param robotId Id of one of the owner's robots.
   * @param body The request body.
   */
  abstract replaceRobotPlaces(owner: Owner, robotId: string, body: Array<RobotPlace>): Promise<PlaceListResponse>;
}
