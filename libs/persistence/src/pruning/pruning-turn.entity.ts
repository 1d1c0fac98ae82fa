import { Column, Entity, PrimaryColumn } from 'typeorm';
import { epochMillis } from '../columns.js';

/** How far the pruning of a table has come, for whichever instance goes on with it. */
@Entity('pruning_turns')
export class PruningTurn {
  @PrimaryColumn({ name: 'table_name', type: 'varchar', length: 64 })
  tableName: string;

  /** The primary key of the last row that was looked at; empty at the beginning of a round. */
  @Column({ type: 'varchar', length: 255 })
  position: string;

  /** Whose turn it is nobody may take before this moment: the end of the holder's lease, or the next round. */
  @Column({ name: 'due_at', type: 'bigint', transformer: epochMillis })
  dueAt: number;
}
