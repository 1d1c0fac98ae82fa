// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Controller, Get, HttpCode } from '@nestjs/common';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { ThirdPartyInfoApi } from '../apis/index.js';
import { ThirdPartyInfoResponse } from '../models/index.js';

/** Hands the endpoints tagged `ThirdPartyInfo` over to {@link ThirdPartyInfoApi}. */
@Controller()
export class ThirdPartyInfoController {
  constructor(private readonly api: ThirdPartyInfoApi) {}

  /** {@link ThirdPartyInfoApi.getThirdPartyInfo} */
  @Get('/third-party/info')
  @HttpCode(200)
  @Security('appSession')
  getThirdPartyInfo(@CurrentOwner() owner: Owner): Promise<ThirdPartyInfoResponse> {
    return this.api.getThirdPartyInfo(owner);
  }
}
