import {
  type EmptyDataResponse,
  type Owner,
  type StepFieldOptionsResponse,
  type TriggerCheckRequest,
  type TriggerCheckResponse,
  type TriggerEvent,
  TriggersApi,
  type ValidateFieldRequest,
  type ValidateFieldResponse,
  type ValidateFieldsRequest,
  type ValidateFieldsResponse,
} from '#contract';
import { Injectable } from '@nestjs/common';
import { Subscriptions } from '../subscriptions/subscriptions.js';
import { checkFields } from './field-check.js';
import { fieldOptions, validateField, validateFields } from './field-endpoints.js';
import { pageSize } from './page-size.js';
import { StepRegistry } from './registry.js';
import { type TriggerEventOf } from './steps.js';

/** The trigger endpoints, for whichever triggers are registered. */
@Injectable()
export class TriggersService extends TriggersApi {
  constructor(
    private readonly steps: StepRegistry,
    private readonly subscriptions: Subscriptions,
  ) {
    super();
  }

  override async getTriggerEvents(
    owner: Owner,
    stepSlug: string,
    body: TriggerCheckRequest,
  ): Promise<TriggerCheckResponse> {
    const { definition, step } = this.steps.trigger(stepSlug);
    const triggerFields = checkFields(definition.fields, body.triggerFields, 'triggerFields');
    await this.subscriptions.record({
      userId: owner.id,
      triggerSlug: stepSlug,
      triggerIdentity: body.trigger_identity,
      matchKey: step.matchKey(triggerFields),
      triggerFields,
    });
    const limit = pageSize(body.limit);
    const events = limit === 0 ? [] : await step.events(owner, triggerFields, limit);
    return { data: events.map(toWire) };
  }

  override async deleteTriggerIdentity(
    owner: Owner,
    stepSlug: string,
    triggerIdentity: string,
  ): Promise<EmptyDataResponse> {
    const { definition } = this.steps.trigger(stepSlug);
    await this.subscriptions.forget(owner.id, definition.slug, triggerIdentity);
    return { data: {} };
  }

  override async getTriggerFieldOptions(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse> {
    return { data: await fieldOptions(this.steps.trigger(stepSlug), stepFieldSlug, owner) };
  }

  override async validateTriggerField(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
    body: ValidateFieldRequest,
  ): Promise<ValidateFieldResponse> {
    return { data: await validateField(this.steps.trigger(stepSlug), stepFieldSlug, body.value, owner) };
  }

  override async validateTriggerFields(
    owner: Owner,
    stepSlug: string,
    body: ValidateFieldsRequest,
  ): Promise<ValidateFieldsResponse> {
    return { data: await validateFields(this.steps.trigger(stepSlug), body.values, owner) };
  }

  /** The same under the other of the two paths (platform rule 22). */
  override async validateTriggerFieldsInContext(
    owner: Owner,
    stepSlug: string,
    body: ValidateFieldsRequest,
  ): Promise<ValidateFieldsResponse> {
    return this.validateTriggerFields(owner, stepSlug, body);
  }
}

/** Platform rule 18. */
function toWire({ id, occurredAt, ingredients }: TriggerEventOf): TriggerEvent {
  return { ...ingredients, meta: { id, timestamp: Math.floor(occurredAt / 1_000) } };
}
