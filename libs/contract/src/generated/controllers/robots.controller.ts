// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ArrayBodyPipe } from '../../array-body.pipe.js';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { RobotsApi } from '../apis/index.js';
import {
  CreateRobotRequest,
  CreateRobotResponse,
  PlaceListResponse,
  RobotListResponse,
  RobotPlace,
} from '../models/index.js';

/** Hands the endpoints tagged `Robots` over to {@link RobotsApi}. */
@Controller()
export class RobotsController {
  constructor(private readonly api: RobotsApi) {}

  /** {@link RobotsApi.createRobot} */
  @Post('/robots')
  @HttpCode(201)
  @Header('Cache-Control', 'no-store')
  @Security('appSession')
  createRobot(@CurrentOwner() owner: Owner, @Body() body: CreateRobotRequest): Promise<CreateRobotResponse> {
    return this.api.createRobot(owner, body);
  }

  /** {@link RobotsApi.deleteRobot} */
  @Delete('/robots/:robotId')
  @HttpCode(204)
  @Security('appSession')
  deleteRobot(@CurrentOwner() owner: Owner, @Param('robotId') robotId: string): Promise<void> {
    return this.api.deleteRobot(owner, robotId);
  }

  /** {@link RobotsApi.getRobotPlaces} */
  @Get('/robots/:robotId/places')
  @HttpCode(200)
  @Security('appSession')
  getRobotPlaces(@CurrentOwner() owner: Owner, @Param('robotId') robotId: string): Promise<PlaceListResponse> {
    return this.api.getRobotPlaces(owner, robotId);
  }

  /** {@link RobotsApi.listRobots} */
  @Get('/robots')
  @HttpCode(200)
  @Security('appSession')
  listRobots(@CurrentOwner() owner: Owner): Promise<RobotListResponse> {
    return this.api.listRobots(owner);
  }

  /** {@link RobotsApi.replaceRobotPlaces} */
  @Put('/robots/:robotId/places')
  @HttpCode(200)
  @Security('appSession')
  replaceRobotPlaces(
    @CurrentOwner() owner: Owner,
    @Param('robotId') robotId: string,
    @Body(new ArrayBodyPipe(RobotPlace, 500)) body: Array<RobotPlace>,
  ): Promise<PlaceListResponse> {
    return this.api.replaceRobotPlaces(owner, robotId, body);
  }
}
