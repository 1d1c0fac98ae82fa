import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { AccessToken } from '../entities/access-token.entity.js';
import { RefreshToken } from '../entities/refresh-token.entity.js';

/** Whether an owner has connected this service to IFTTT. */
@Injectable()
export class Connections {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * True while IFTTT holds a token of this owner with which it can call us, or can get one that does.
   *
   * @param manager that of the transaction, inside one
   */
  async isConnected(ownerId: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const valid = [
      { userId: ownerId, expiresAt: IsNull() },
      { userId: ownerId, expiresAt: MoreThan(Date.now()) },
    ];
    return (await manager.existsBy(AccessToken, valid)) || (await manager.existsBy(RefreshToken, valid));
  }
}
