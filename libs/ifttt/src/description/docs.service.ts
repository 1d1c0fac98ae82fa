import { DocsApi, type ServiceDescription } from '#contract';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { IftttSettings } from '../settings.js';
import { StepRegistry } from '../steps/registry.js';
import { describeAction, describeQuery, describeTrigger } from './describe.js';

/** Platform rule 1; the contract's paths begin with it. */
const API_PREFIX = '/third-party';

/** What the service says about itself, drawn from its steps. */
@Injectable()
export class DocsService extends DocsApi {
  constructor(
    private readonly settings: IftttSettings,
    private readonly steps: StepRegistry,
    private readonly config: Config,
  ) {
    super();
  }

  override async getServiceDescription(): Promise<ServiceDescription> {
    const { triggers, actions, queries } = this.steps;
    return {
      service: {
        name: this.settings.name,
        serviceId: this.config.ifttt.serviceId,
        authenticatesUsers: this.settings.authentication === 'oauth2',
        apiUrlPrefix: this.config.publicUrl + API_PREFIX,
        realtime: triggers.length > 0,
      },
      triggers: triggers.map(describeTrigger),
      actions: actions.map(describeAction),
      queries: queries.map(describeQuery),
    };
  }
}
