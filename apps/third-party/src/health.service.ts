import { HealthApi, type HealthResponse } from '#contract';
import { Readiness } from '#platform';
import { Injectable } from '@nestjs/common';
import { ServiceError } from '#ifttt';

/** Probes: alive means that this process answers, ready that it can do its work. */
@Injectable()
export class HealthService extends HealthApi {
  constructor(private readonly readiness: Readiness) {
    super();
  }

  override async getHealth(): Promise<HealthResponse> {
    return { status: 'ok' };
  }

  override async getReadiness(): Promise<HealthResponse> {
    const { ready } = await this.readiness.isReady();
    if (!ready) throw new ServiceError('Unavailable');
    return { status: 'ok' };
  }
}
