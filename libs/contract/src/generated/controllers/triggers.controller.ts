// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { TextPipe } from '../../text.pipe.js';
import { TriggersApi } from '../apis/index.js';
import {
  EmptyDataResponse,
  StepFieldOptionsResponse,
  TriggerCheckRequest,
  TriggerCheckResponse,
  ValidateFieldRequest,
  ValidateFieldResponse,
  ValidateFieldsRequest,
  ValidateFieldsResponse,
} from '../models/index.js';

/** Hands the endpoints tagged `Triggers` over to {@link TriggersApi}. */
@Controller()
export class TriggersController {
  constructor(private readonly api: TriggersApi) {}

  /** {@link TriggersApi.deleteTriggerIdentity} */
  @Delete('/third-party/ifttt/v1/triggers/:stepSlug/trigger_identity/:triggerIdentity')
  @HttpCode(200)
  @Security('userAuth')
  deleteTriggerIdentity(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Param('triggerIdentity', new TextPipe('triggerIdentity', { maxLength: 255 })) triggerIdentity: string,
  ): Promise<EmptyDataResponse> {
    return this.api.deleteTriggerIdentity(owner, stepSlug, triggerIdentity);
  }

  /** {@link TriggersApi.getTriggerEvents} */
  @Post('/third-party/ifttt/v1/triggers/:stepSlug')
  @HttpCode(200)
  @Security('userAuth')
  getTriggerEvents(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Body() body: TriggerCheckRequest,
  ): Promise<TriggerCheckResponse> {
    return this.api.getTriggerEvents(owner, stepSlug, body);
  }

  /** {@link TriggersApi.getTriggerFieldOptions} */
  @Post('/third-party/ifttt/v1/triggers/:stepSlug/fields/:stepFieldSlug/options')
  @HttpCode(200)
  @Security('userAuth')
  getTriggerFieldOptions(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Param('stepFieldSlug') stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse> {
    return this.api.getTriggerFieldOptions(owner, stepSlug, stepFieldSlug);
  }

  /** {@link TriggersApi.validateTriggerField} */
  @Post('/third-party/ifttt/v1/triggers/:stepSlug/fields/:stepFieldSlug/validate')
  @HttpCode(200)
  @Security('userAuth')
  validateTriggerField(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Param('stepFieldSlug') stepFieldSlug: string,
    @Body() body: ValidateFieldRequest,
  ): Promise<ValidateFieldResponse> {
    return this.api.validateTriggerField(owner, stepSlug, stepFieldSlug, body);
  }

  /** {@link TriggersApi.validateTriggerFields} */
  @Post('/third-party/ifttt/v1/triggers/:stepSlug/fields/validate')
  @HttpCode(200)
  @Security('userAuth')
  validateTriggerFields(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Body() body: ValidateFieldsRequest,
  ): Promise<ValidateFieldsResponse> {
    return this.api.validateTriggerFields(owner, stepSlug, body);
  }

  /** {@link TriggersApi.validateTriggerFieldsInContext} */
  @Post('/third-party/ifttt/v1/triggers/:stepSlug/validate')
  @HttpCode(200)
  @Security('userAuth')
  validateTriggerFieldsInContext(
    @CurrentOwner() owner: Owner,
    @Param('stepSlug') stepSlug: string,
    @Body() body: ValidateFieldsRequest,
  ): Promise<ValidateFieldsResponse> {
    return this.api.validateTriggerFieldsInContext(owner, stepSlug, body);
  }
}
