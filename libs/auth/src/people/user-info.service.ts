import { type Owner, UserApi, type UserInfoResponse } from '#contract';
import { ServiceError } from '#ifttt';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { People } from './people.js';

@Injectable()
export class UserInfoService extends UserApi {
  constructor(
    private readonly config: Config,
    private readonly people: People,
  ) {
    super();
  }

  async getUserInfo(owner: Owner): Promise<UserInfoResponse> {
    const user = await this.people.find(owner.id);
    if (!user) {
      throw new ServiceError('InvalidAccessToken');
    }
    // platform rule 13; the address is that of libs/account
    return { data: { id: user.id, name: user.name, url: `${this.config.publicUrl}/account` } };
  }
}
