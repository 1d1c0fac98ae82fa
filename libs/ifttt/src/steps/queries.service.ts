import { type Owner, QueriesApi, type QueryPerformResponse, type StepFieldOptionsResponse } from '#contract';
import { Injectable } from '@nestjs/common';
import { ServiceError } from '../errors/service-error.js';

/** The query endpoints. This service has no queries, so every slug is an unknown URL (platform rule 4). */
@Injectable()
export class QueriesService extends QueriesApi {
  override async performQuery(_owner: Owner, slug: string): Promise<QueryPerformResponse> {
    throw new ServiceError('UnknownStep', { kind: 'query', slug });
  }

  override async getQueryFieldOptions(_owner: Owner, slug: string): Promise<StepFieldOptionsResponse> {
    throw new ServiceError('UnknownStep', { kind: 'query', slug });
  }
}
