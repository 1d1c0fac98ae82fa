import {
  ActionsApi,
  type ActionRunRequest,
  type ActionRunResponse,
  type Owner,
  type StepFieldOptionsResponse,
} from '#contract';
import { isRequestId } from '#platform';
import { Injectable } from '@nestjs/common';
import { checkFields } from './field-check.js';
import { fieldOptions } from './field-endpoints.js';
import { StepRegistry } from './registry.js';

/** The action endpoints, for whichever actions are registered. */
@Injectable()
export class ActionsService extends ActionsApi {
  constructor(private readonly steps: StepRegistry) {
    super();
  }

  override async runAction(
    owner: Owner,
    stepSlug: string,
    body: ActionRunRequest,
    requestId?: string,
  ): Promise<ActionRunResponse> {
    const { definition, step } = this.steps.action(stepSlug);
    const fields = checkFields(definition.fields, body.actionFields, 'actionFields');
    // Platform rule 26: exactly one
    return { data: [await step.run(owner, fields, { id: isRequestId(requestId) ? requestId : undefined })] };
  }

  override async getActionFieldOptions(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse> {
    return { data: await fieldOptions(this.steps.action(stepSlug), stepFieldSlug, owner) };
  }
}
