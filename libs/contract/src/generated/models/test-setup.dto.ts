// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Type } from 'class-transformer';
import { IsObject, IsString, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';
import { TestSamples } from './test-samples.dto.js';

/** The test account's token and the sample values. */
export class TestSetup {
  /** An access token of the test account, valid at once. */
  @MayBeAbsent()
  @IsString()
  accessToken?: string;

  /** See {@link TestSamples}. */
  @IsObject()
  @ValidateNested()
  @Type(() => TestSamples)
  samples!: TestSamples;
}
