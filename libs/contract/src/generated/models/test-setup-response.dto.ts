// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { TestSetup } from './test-setup.dto.js';

/** What IFTTT needs to test the service. */
export class TestSetupResponse {
  /** See {@link TestSetup}. */
  @IsObject()
  @ValidateNested()
  @Type(() => TestSetup)
  data!: TestSetup;
}
