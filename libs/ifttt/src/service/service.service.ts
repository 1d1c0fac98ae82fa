import { ServiceApi, type TestSetupResponse } from '#contract';
import { Readiness } from '#platform';
import { Injectable } from '@nestjs/common';
import { StepRegistry } from '../steps/registry.js';
import { samplesOf } from '../test-setup/samples.js';
import { TestAccount } from '../test-setup/test-account.js';
import { requireReady } from './require-ready.js';

/** What IFTTT asks of the service as a whole. */
@Injectable()
export class ServiceService extends ServiceApi {
  constructor(
    private readonly readiness: Readiness,
    private readonly steps: StepRegistry,
    private readonly testAccount: TestAccount,
  ) {
    super();
  }

  /** Platform rule 9. */
  override async getStatus(): Promise<void> {
    await requireReady(this.readiness);
  }

  /** Platform rules 10 to 12. */
  override async setupTest(): Promise<TestSetupResponse> {
    const { triggers, actions, queries } = this.steps;
    const { owner, accessToken } = await this.testAccount.open();
    for (const { step } of [...triggers, ...actions, ...queries]) await step.prepareSamples?.(owner);
    return { data: { ...(accessToken !== undefined && { accessToken }), samples: samplesOf(this.steps) } };
  }
}
