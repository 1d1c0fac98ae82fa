// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { QueriesApi } from '../apis/index.js';
import { QueryPerformRequest, QueryPerformResponse, StepFieldOptionsResponse } from '../models/index.js';

/** Hands the endpoints tagged `Queries` over to {@link QueriesApi}. */
@Controller()
export class QueriesController {
  constructor(private readonly api: QueriesApi) {}

  /** {@link QueriesApi.getQueryFieldOptions} */
  @Post('/third-party/ifttt/v1/queries/:stepSlug/fields/:stepFieldSlug/options')
  @HttpCode(200)
  @Security('userAuth')
  getQueryFieldOptions(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Param('stepFieldSlug') stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse> {
    return this.api.getQueryFieldOptions(owner, stepSlug, stepFieldSlug);
  }

  /** {@link QueriesApi.performQuery} */
  @Post('/third-party/ifttt/v1/queries/:stepSlug')
  @HttpCode(200)
  @Security('userAuth')
  performQuery(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Body() body: QueryPerformRequest,
  ): Promise<QueryPerformResponse> {
    return this.api.performQuery(owner, stepSlug, body);
  }
}
