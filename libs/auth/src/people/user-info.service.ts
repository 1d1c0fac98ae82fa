import { type Owner, UserApi, type UserInfoResponse } from '#contract';
import { ServiceError } from '#ifttt';
import { Injectable } from '@nestjs/common';
import { People } from './people.js';

@Injectable()
export class UserInfoService extends UserApi {
  constructor(private readonly people: People) {
    super();
  }

  async getUserInfo(owner: Owner): Promise<UserInfoResponse> {
    const user = await this.people.find(owner.id);
    if (!user) {
      throw new ServiceError('InvalidAccessToken');
    }
    return { data: { id: user.id, name: user.name } }; // platform rule 13
  }
}
