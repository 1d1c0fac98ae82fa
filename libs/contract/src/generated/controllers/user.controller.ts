// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Controller, Get, HttpCode } from '@nestjs/common';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { UserApi } from '../apis/index.js';
import { UserInfoResponse } from '../models/index.js';

/** Hands the endpoints tagged `User` over to {@link UserApi}. */
@Controller()
export class UserController {
  constructor(private readonly api: UserApi) {}

  /** {@link UserApi.getUserInfo} */
  @Get('/third-party/ifttt/v1/user/info')
  @HttpCode(200)
  @Security('userAuth')
  getUserInfo(@CurrentOwner() owner: Owner): Promise<UserInfoResponse> {
    return this.api.getUserInfo(owner);
  }
}
