import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A bed was watered. */
@Entity('greenhouse_waterings')
@Index('greenhouse_waterings_timeline', ['ownerId', 'bed', 'wateredAt', 'id'])
@Index('greenhouse_waterings_remarks', ['ownerId', 'remarkKey', 'wateredAt', 'id'])
export class Watering {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ name: 'owner_id', type: 'varchar', length: 36 })
  ownerId: string;

  @Column({ type: 'varchar', length: 64 })
  bed: string;

  @Column({ type: 'varchar', length: 200 })
  remark: string;

  /** What remarks are compared by, see `matchKey`. */
  @Column({ name: 'remark_key', type: 'varchar', length: 255 })
  remarkKey: string;

  @Column({ name: 'watered_at', type: 'bigint', transformer: epochMillis })
  wateredAt: number;
}
