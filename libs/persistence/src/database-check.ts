import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Whether the database answers; the application registers it with its readiness. */
@Injectable()
export class DatabaseCheck {
  readonly name = 'database';

  constructor(private readonly dataSource: DataSource) {}

  /** @throws when the database cannot be asked */
  async check(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }
}
