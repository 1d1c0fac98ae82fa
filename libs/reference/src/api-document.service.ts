import { loadContractDocument, ReferenceApi } from '#contract';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';

/** The contract, as it is served here. */
@Injectable()
export class ApiDocumentService extends ReferenceApi {
  constructor(private readonly config: Config) {
    super();
  }

  override async getApiDocument(): Promise<Record<string, unknown>> {
    return { ...(await loadContractDocument()), servers: [{ url: this.config.publicUrl }] };
  }
}
