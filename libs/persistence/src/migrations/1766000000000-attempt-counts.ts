import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnKinds } from './columns.js';
import { index } from './indices.js';

/** How often somebody tried lately to sign in or up. */
export class AttemptCounts1766000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { varchar, integer, moment } = columnKinds(queryRunner);
    const counts = new Table({
      name: 'attempt_counts',
      columns: [varchar('subject', 64, { isPrimary: true }), integer('points'), moment('expires_at')],
      indices: [index('attempt_counts_expiry', 'expires_at')],
    });
    await queryRunner.createTable(counts, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('attempt_counts', true);
  }
}
