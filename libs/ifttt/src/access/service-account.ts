import { type Owner } from '#contract';
import { Injectable } from '@nestjs/common';
import { TestAccount } from '../test-setup/test-account.js';
import { SERVICE_OWNER } from './service-key.identification.js';

/** The test account of a service without accounts: the one owner, and no token. */
@Injectable()
export class ServiceAccount extends TestAccount {
  override async open(): Promise<{ owner: Owner }> {
    return { owner: SERVICE_OWNER };
  }
}
