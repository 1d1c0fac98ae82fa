import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('robots')
@Index('robots_owner', ['userId', 'createdAt', 'id'])
export class Robot {
  /** The robot's uuid: its MQTT client id, user name and last topic level. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** SHA-256 of the robot's MQTT password, hexadecimal; null for a virtual robot, which cannot connect. */
  @Column({ name: 'secret_digest', type: 'varchar', length: 64, nullable: true })
  secretDigest: string | null;

  /** The robot of test/setup: commands to it are recorded and reach no machine (platform rule 11). */
  @Column({ name: 'is_virtual', type: 'boolean', default: false })
  isVirtual: boolean;

  @Column({ name: 'is_online', type: 'boolean', default: false })
  isOnline: boolean;

  /** When that last changed, as far as we heard; 0: it has never been connected. */
  @Column({ name: 'status_at', type: 'bigint', transformer: epochMillis, default: 0 })
  statusAt: number;

  /** When the map that is stored was drawn, by whoever drew it; 0: there is none yet. */
  @Column({ name: 'map_at', type: 'bigint', transformer: epochMillis, default: 0 })
  mapAt: number;

  @Column({ name: 'created_at', type: 'bigint', transformer: epochMillis })
  createdAt: number;
}
