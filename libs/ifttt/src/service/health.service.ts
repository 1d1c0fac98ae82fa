import { HealthApi, type HealthResponse } from '#contract';
import { Readiness } from '#platform';
import { Injectable } from '@nestjs/common';
import { requireReady } from './require-ready.js';

/** Probes of whoever runs the service: alive means that this process answers, ready that it can do its work. */
@Injectable()
export class HealthService extends HealthApi {
  constructor(private readonly readiness: Readiness) {
    super();
  }

  override async getHealth(): Promise<HealthResponse> {
    return { status: 'ok' };
  }

  override async getReadiness(): Promise<HealthResponse> {
    await requireReady(this.readiness);
    return { status: 'ok' };
  }
}
