import type { QueryRunner, TableColumnOptions } from 'typeorm';

type ColumnExtras = Pick<TableColumnOptions, 'isPrimary' | 'isNullable' | 'default'>;

/** The kinds of column this schema has, as each database spells them. */
export interface ColumnKinds {
  /** Compared byte for byte: neither case nor accents collide, whatever the server's default collation is. */
  readonly varchar: (name: string, length: number, extras?: ColumnExtras) => TableColumnOptions;
  readonly text: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  readonly integer: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  readonly boolean: (name: string, extras?: ColumnExtras) => TableColumnOptions;
  /** Milliseconds since the Unix epoch. */
  readonly moment: (name: string, extras?: ColumnExtras) => TableColumnOptions;
}

export function columnKinds({ dataSource: { options } }: Pick<QueryRunner, 'dataSource'>): ColumnKinds {
  const binary = options.type === 'better-sqlite3' ? {} : { charset: 'utf8mb4', collation: 'utf8mb4_bin' };
  return {
    varchar: (name, length, extras) => ({ name, type: 'varchar', length: String(length), ...binary, ...extras }),
    text: (name, extras) => ({ name, type: 'text', ...binary, ...extras }),
    integer: (name, extras) => ({ name, type: 'integer', ...extras }),
    boolean: (name, extras) => ({ name, type: 'boolean', ...extras }),
    moment: (name, extras) => ({ name, type: 'bigint', ...extras }),
  };
}
