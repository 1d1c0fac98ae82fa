import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sensor measured something: there are thousands of these. */
@Entity('greenhouse_measurements')
@Index('greenhouse_measurements_timeline', ['ownerId', 'measuredAt', 'id'])
export class Measurement {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ name: 'owner_id', type: 'varchar', length: 36 })
  ownerId: string;

  @Column({ type: 'varchar', length: 16 })
  sensor: string;

  @Column({ type: 'varchar', length: 32 })
  value: string;

  @Column({ name: 'measured_at', type: 'bigint', transformer: epochMillis })
  measuredAt: number;
}
