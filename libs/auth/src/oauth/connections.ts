import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';

/** Whether an owner has connected this service to IFTTT. */
@Injectable()
export class Connections {
  constructor(
    @InjectRepository(AccessToken) private readonly accessTokens: Repository<AccessToken>,
    @InjectRepository(RefreshToken) private readonly refreshTokens: Repository<RefreshToken>,
  ) {}

  /** True while IFTTT holds a token of this owner with which it can call us, or can get one that does. */
  async isConnected(ownerId: string): Promise<boolean> {
    const valid = [
      { userId: ownerId, expiresAt: IsNull() },
      { userId: ownerId, expiresAt: MoreThan(Date.now()) },
    ];
    return (await this.accessTokens.existsBy(valid)) || (await this.refreshTokens.existsBy(valid));
  }
}
