import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place on a robot's map. */
@Entity('robot_places')
export class Place {
  @PrimaryColumn({ name: 'robot_id', type: 'varchar', length: 36 })
  robotId: string;

  /** The robot's own id of the waypoint. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  @Column({ type: 'varchar', length: 120 })
  name: string;
}
