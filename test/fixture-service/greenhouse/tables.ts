import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, Table } from 'typeorm';
import { Measurement } from './measurement.entity.js';
import { Watering } from './watering.entity.js';

export const greenhouseEntities = [Watering, Measurement];

/** The greenhouse's tables: a service for tests has no migrations of its own. */
@Injectable()
export class GreenhouseTables implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      for (const entity of greenhouseEntities) {
        const table = Table.create(this.dataSource.getMetadata(entity), this.dataSource.driver);
        await runner.createTable(table, true);
      }
    } finally {
      await runner.release();
    }
  }
}
