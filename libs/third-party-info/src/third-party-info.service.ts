import { Connections } from '#auth';
import { type Owner, ThirdPartyInfoApi, type ThirdPartyInfoResponse } from '#contract';
import { Injectable } from '@nestjs/common';

@Injectable()
export class ThirdPartyInfoService extends ThirdPartyInfoApi {
  constructor(private readonly connections: Connections) {
    super();
  }

  async getThirdPartyInfo(owner: Owner): Promise<ThirdPartyInfoResponse> {
    return { data: [{ name: 'IFTTT', isConnected: await this.connections.isConnected(owner.id) }] };
  }
}
