import { type MigrationInterface, type QueryRunner, TableColumn, type TableColumnOptions } from 'typeorm';
import { columnKinds } from './columns.js';

/** Which trace an entry of the outbox belongs to. */
export class OutboxTraces1768000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const added = traceparent(queryRunner);
    if (!(await queryRunner.hasColumn('outbox', added.name))) {
      await queryRunner.addColumn('outbox', new TableColumn(added));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { name } = traceparent(queryRunner);
    if (await queryRunner.hasColumn('outbox', name)) await queryRunner.dropColumn('outbox', name);
  }
}

function traceparent(queryRunner: QueryRunner): TableColumnOptions {
  return columnKinds(queryRunner).varchar('traceparent', 55, { isNullable: true });
}
