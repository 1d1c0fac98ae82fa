// The service as a release to come: the same, with one more migration, which adds what a migration may add.
// docs/changing-a-table.md
import { Table, TableColumn, TableIndex } from 'typeorm';
import { migrations } from '../../build/libs/persistence/src/migrations/index.js';

class NextRelease1999000000000 {
  async up(queryRunner) {
    const column = (name, extras) => new TableColumn({ name, type: 'varchar', length: '16', ...extras });
    await queryRunner.addColumn('voice_command_events', column('language', { isNullable: true }));
    await queryRunner.addColumn('outbox', column('region', { default: "'home'" }));
    await queryRunner.createTable(
      new Table({ name: 'next_release', columns: [{ name: 'id', type: 'varchar', length: '36', isPrimary: true }] }),
    );
    const received = { name: 'voice_command_events_received', columnNames: ['received_at'] };
    await queryRunner.createIndex('voice_command_events', new TableIndex(received));
  }
}

migrations.push(NextRelease1999000000000);
await import('../../build/apps/third-party/src/main.js');
