import type { DataSource, QueryRunner, TableColumnOptions } from 'typeorm';
import { isSqlite } from '../data-source.js';

type ColumnExtras = Pick<TableColumnOptions, 'isPrimary' | 'isNullable' | 'default'>;

/** The kinds of column this schema has, as each database spells them. */
export interface ColumnKinds {
  /** Compared byte for byte: neither case nor accents nor blanks at the end collide, whatever the server's default. */
  readonly varchar: (name: string, length: number, extras?: ColumnExtras) => TableColumnOptions;
  readonly text: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  /** Bytes, at most 65,535. */
  readonly blob: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  readonly integer: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  readonly boolean: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  /** Milliseconds since the Unix epoch. */
  readonly moment: (name: string, extras?: ColumnExtras) => TableColumnOptions;
}

export function columnKinds({ dataSource }: Pick<QueryRunner, 'dataSource'>): ColumnKinds {
  const binary = isSqlite(dataSource) ? {} : { charset: 'utf8mb4', collation: binaryCollation(dataSource) };
  return {
    varchar: (name, length, extras) => ({ name, type: 'varchar', length: String(length), ...binary, ...extras }),
    text: (name, extras) => ({ name, type: 'text', ...binary, ...extras }),
    blob: (name, extras) => ({ name, type: 'blob', ...extras }),
    integer: (name, extras) => ({ name, type: 'integer', ...extras }),
    boolean: (name, extras) => ({ name, type: 'boolean', ...extras }),
    moment: (name, extras) => ({ name, type: 'bigint', ...extras }),
  };
}

/** utf8mb4_bin would be on both servers, and takes 'a' for 'a '. MariaDB counts its versions from 10 on, MySQL below. */
function binaryCollation({ driver: { version = '' } }: DataSource): string {
  return Number.parseInt(version) >= 10 ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
}
