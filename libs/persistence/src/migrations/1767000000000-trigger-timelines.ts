import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnKinds } from './columns.js';

/** Answers of polls that are kept ready. */
export class TriggerTimelines1767000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { varchar, integer, blob } = columnKinds(queryRunner);
    const timelines = new Table({
      name: 'trigger_timelines',
      columns: [
        varchar('user_id', 36, { isPrimary: true }),
        varchar('trigger_slug', 64, { isPrimary: true }),
        varchar('match_key', 255, { isPrimary: true }),
        integer('version'),
        varchar('format', 64, { isNullable: true }),
        blob('answer', { isNullable: true }),
        blob('gzipped', { isNullable: true }),
      ],
    });
    await queryRunner.createTable(timelines, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('trigger_timelines', true);
  }
}
