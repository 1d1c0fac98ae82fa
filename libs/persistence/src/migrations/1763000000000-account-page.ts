import { type MigrationInterface, type QueryRunner, Table, TableColumn, type TableColumnOptions } from 'typeorm';
import { type ColumnKinds, columnKinds } from './columns.js';
import { addIndex, index } from './indices.js';

/** An owner's newest runs. */
const RUNS_HISTORY = index('action_runs_history', 'user_id', 'created_at', 'id');

/** What the owner's page tells: since when a robot is there or away, what robots were told, what was skipped and why. */
export class AccountPage1763000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const column = columnKinds(queryRunner);
    await queryRunner.createTable(actionSkips(column), true);
    for (const [table, added] of addedColumns(column)) {
      // MySQL commits each column by itself: after a failure half-way, it may be there already.
      if (!(await queryRunner.hasColumn(table, added.name))) await queryRunner.addColumn(table, new TableColumn(added));
    }
    await addIndex(queryRunner, 'action_runs', RUNS_HISTORY);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('action_runs', RUNS_HISTORY.name!, true);
    for (const [table, { name }] of addedColumns(columnKinds(queryRunner))) {
      if (await queryRunner.hasColumn(table, name)) await queryRunner.dropColumn(table, name);
    }
    await queryRunner.dropTable('action_skips', true);
  }
}

function addedColumns({ moment, text }: ColumnKinds): [table: string, added: TableColumnOptions][] {
  return [
    ['robots', moment('status_at', { default: 0 })],
    ['action_runs', text('told', { isNullable: true })],
  ];
}

function actionSkips({ varchar, moment }: ColumnKinds): Table {
  return new Table({
    name: 'action_skips',
    columns: [
      varchar('id', 36, { isPrimary: true }),
      varchar('user_id', 36),
      varchar('action_slug', 64),
      varchar('reason', 500),
      moment('created_at'),
    ],
    indices: [index('action_skips_history', 'user_id', 'created_at', 'id')],
  });
}
