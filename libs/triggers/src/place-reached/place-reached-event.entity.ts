import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A robot reached a place on its map. Kept like what was said: IFTTT is answered from here at every poll (platform
 * rule 20). What a poll can ask for is each an index, newest last: all places, one waypoint, or one name.
 */
@Entity('place_reached_events')
@Index('place_reached_events_message', ['robotId', 'messageId'], { unique: true })
@Index('place_reached_events_timeline', ['userId', 'reachedAt', 'id'])
@Index('place_reached_events_waypoint', ['userId', 'robotId', 'placeId', 'reachedAt', 'id'])
@Index('place_reached_events_name', ['userId', 'nameKey', 'reachedAt', 'id'])
export class PlaceReachedEvent {
  /** IFTTT de-duplicates on it (`meta.id`, platform rule 18). */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @Column({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @Column({ name: 'robot_id', type: 'varchar', length: 36 })
  robotId: string;

  /** The robot's id of the message: a message that comes twice is one event. */
  @Column({ name: 'message_id', type: 'varchar', length: 64 })
  messageId: string;

  /** The robot's own id of the waypoint. */
  @Column({ name: 'place_id', type: 'varchar', length: 64 })
  placeId: string;

  /** What the map called the place then: an ingredient must not change from poll to poll. */
  @Column({ type: 'varchar', length: 120 })
  place: string;

  /** The match key of that name. */
  @Column({ name: 'name_key', type: 'varchar', length: 255 })
  nameKey: string;

  /** The robot's name then. */
  @Column({ name: 'robot_name', type: 'varchar', length: 100 })
  robotName: string;

  @Column({ name: 'reached_at', type: 'bigint', transformer: epochMillis })
  reachedAt: number;

  @Column({ name: 'received_at', type: 'bigint', transformer: epochMillis })
  receivedAt: number;
}
