import {
  type Owner,
  QueriesApi,
  type QueryPerformRequest,
  type QueryPerformResponse,
  type StepFieldOptionsResponse,
} from '#contract';
import { Injectable } from '@nestjs/common';
import { checkFields } from '../steps/field-check.js';
import { fieldOptions } from '../steps/field-endpoints.js';
import { StepRegistry } from '../steps/registry.js';
import { QueryPages } from './query-pages.js';

/** The query endpoints, for whichever queries are registered. */
@Injectable()
export class QueriesService extends QueriesApi {
  constructor(
    private readonly steps: StepRegistry,
    private readonly pages: QueryPages,
  ) {
    super();
  }

  override async performQuery(
    owner: Owner,
    stepSlug: string,
    body: QueryPerformRequest,
  ): Promise<QueryPerformResponse> {
    const query = this.steps.query(stepSlug);
    // Platform rule 25
    const fields = checkFields(query.definition.fields, body.queryFields, 'queryFields');
    return this.pages.page(query, owner, fields, body);
  }

  override async getQueryFieldOptions(
    owner: Owner,
    stepSlug: string,
    stepFieldSlug: string,
  ): Promise<StepFieldOptionsResponse> {
    return { data: await fieldOptions(this.steps.query(stepSlug), stepFieldSlug, owner) };
  }
}
