import { type QueryRunner, TableIndex, type TableIndexOptions } from 'typeorm';

export function index(name: string, ...columnNames: string[]): TableIndexOptions {
  return { name, columnNames };
}

export function unique(name: string, ...columnNames: string[]): TableIndexOptions {
  return { name, columnNames, isUnique: true };
}

/** Adds an index to a table that has rows. MySQL commits it by itself, so after a failure it may be there already. */
export async function addIndex(queryRunner: QueryRunner, table: string, options: TableIndexOptions): Promise<void> {
  await queryRunner.dropIndex(table, options.name!, true);
  await queryRunner.createIndex(table, new TableIndex(options));
}
