// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Controller, Get, HttpCode } from '@nestjs/common';
import { Security } from '../../security.js';
import { HealthApi } from '../apis/index.js';
import { HealthResponse } from '../models/index.js';

/** Hands the endpoints tagged `Health` over to {@link HealthApi}. */
@Controller()
export class HealthController {
  constructor(private readonly api: HealthApi) {}

  /** {@link HealthApi.getHealth} */
  @Get('/healthz')
  @HttpCode(200)
  @Security('public')
  getHealth(): Promise<HealthResponse> {
    return this.api.getHealth();
  }

  /** {@link HealthApi.getReadiness} */
  @Get('/readyz')
  @HttpCode(200)
  @Security('public')
  getReadiness(): Promise<HealthResponse> {
    return this.api.getReadiness();
  }
}
