// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { HeaderText } from '../../header-text.decorator.js';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { ActionsApi } from '../apis/index.js';
import { ActionRunRequest, ActionRunResponse, StepFieldOptionsResponse } from '../models/index.js';

/** Hands the endpoints tagged `Actions` over to {@link ActionsApi}. */
@Controller()
export class ActionsController {
  constructor(private readonly api: ActionsApi) {}

  /** {@link ActionsApi.getActionFieldOptions} */
  @Post('/third-party/ifttt/v1/actions/:stepSlug/fields/:stepFieldSlug/options')
  @HttpCode(200)
  @Security('userAuth')
  getActionFieldOptions(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Param('stepFieldSlug') stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse> {
    return this.api.getActionFieldOptions(owner, stepSlug, stepFieldSlug);
  }

  /** {@link ActionsApi.runAction} */
  @Post('/third-party/ifttt/v1/actions/:stepSlug')
  @HttpCode(200)
  @Security('userAuth')
  runAction(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Body() body: ActionRunRequest,
    @HeaderText('X-Request-ID') xRequestID: string | undefined,
  ): Promise<ActionRunResponse> {
    return this.api.runAction(owner, stepSlug, body, xRequestID);
  }
}
