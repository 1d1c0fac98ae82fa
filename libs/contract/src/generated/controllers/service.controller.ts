// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Security } from '../../security.js';
import { ServiceApi } from '../apis/index.js';
import { TestSetupResponse } from '../models/index.js';

/** Hands the endpoints tagged `Service` over to {@link ServiceApi}. */
@Controller()
export class ServiceController {
  constructor(private readonly api: ServiceApi) {}

  /** {@link ServiceApi.getStatus} */
  @Get('/third-party/ifttt/v1/status')
  @HttpCode(200)
  @Security('serviceAuth')
  getStatus(): Promise<void> {
    return this.api.getStatus();
  }

  /** {@link ServiceApi.setupTest} */
  @Post('/third-party/ifttt/v1/test/setup')
  @HttpCode(200)
  @Security('serviceAuth')
  setupTest(): Promise<TestSetupResponse> {
    return this.api.setupTest();
  }
}
