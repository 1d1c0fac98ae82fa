import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a poll of an owner and a match key is answered, kept ready from one event to the next. */
@Entity('trigger_timelines')
export class TriggerTimeline {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 36 })
  userId: string;

  @PrimaryColumn({ name: 'trigger_slug', type: 'varchar', length: 64 })
  triggerSlug: string;

  @PrimaryColumn({ name: 'match_key', type: 'varchar', length: 255 })
  matchKey: string;

  /** One more with every event. */
  @Column({ type: 'integer' })
  version: number;

  /** Names how the answer was made: one that would be made otherwise today is none. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  format: string | null;

  /** The body of the answer, where it is too short to be compressed; null as well from an event to the next poll. */
  @Column({ type: 'blob', nullable: true })
  answer: Buffer | null;

  /** The body of the answer, compressed: how IFTTT wants it. */
  @Column({ type: 'blob', nullable: true })
  gzipped: Buffer | null;
}
