import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnKinds } from './columns.js';

/** What IFTTT tells by its webhooks. */
export class WebhookDeliveries1762000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { varchar, text, moment } = columnKinds(queryRunner);
    const deliveries = new Table({
      name: 'webhook_deliveries',
      columns: [varchar('id', 36, { isPrimary: true }), varchar('kind', 64), text('body'), moment('received_at')],
      indices: [{ name: 'webhook_deliveries_kind', columnNames: ['kind', 'received_at'] }],
    });
    await queryRunner.createTable(deliveries, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('webhook_deliveries', true);
  }
}
