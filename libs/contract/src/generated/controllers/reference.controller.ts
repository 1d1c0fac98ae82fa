// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Controller, Get, HttpCode } from '@nestjs/common';
import { Security } from '../../security.js';
import { ReferenceApi } from '../apis/index.js';

/** Hands the endpoints tagged `Reference` over to {@link ReferenceApi}. */
@Controller()
export class ReferenceController {
  constructor(private readonly api: ReferenceApi) {}

  /** {@link ReferenceApi.getApiDocument} */
  @Get('/docs/openapi.json')
  @HttpCode(200)
  @Security('public')
  getApiDocument(): Promise<{ [key: string]: unknown }> {
    return this.api.getApiDocument();
  }
}
