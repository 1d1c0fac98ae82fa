// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Controller, Get, HttpCode } from '@nestjs/common';
import { Security } from '../../security.js';
import { DocsApi } from '../apis/index.js';
import { ServiceDescription } from '../models/index.js';

/** Hands the endpoints tagged `Docs` over to {@link DocsApi}. */
@Controller()
export class DocsController {
  constructor(private readonly api: DocsApi) {}

  /** {@link DocsApi.getServiceDescription} */
  @Get('/docs/service.json')
  @HttpCode(200)
  @Security('public')
  getServiceDescription(): Promise<ServiceDescription> {
    return this.api.getServiceDescription();
  }
}
