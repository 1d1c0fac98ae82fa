import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnKinds } from './columns.js';

/** How far the pruning of each table has come. */
export class Pruning1765000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { varchar, moment } = columnKinds(queryRunner);
    const turns = new Table({
      name: 'pruning_turns',
      columns: [varchar('table_name', 64, { isPrimary: true }), varchar('position', 255), moment('due_at')],
    });
    await queryRunner.createTable(turns, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('pruning_turns', true);
  }
}
