import { epochMillis } from '#persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Something an owner said to a robot. Kept for good, or as long as the retention says and while it is among the newest:
 * IFTTT is answered from here at every poll (platform rule 20).
 */
@Entity('voice_command_events')
@Index('voice_command_events_message', ['robotId', 'messageId'], { unique: true })
@Index('voice_command_events_timeline', ['userId', 'matchKey', 'occurredAt', 'id'])
@Index('voice_command_events_history', ['userId', 'occurredAt', 'id'])
@Index('voice_command_events_robot', ['userId', 'robotId', 'occurredAt', 'id'])
@Index('voice_command_events_robot_timeline', ['userId', 'robotId', 'matchKey', 'occurredAt', 'id'])
export class VoiceCommandEvent {
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

  @Column({ name: 'match_key', type: 'varchar', length: 255 })
  matchKey: string;

  /** The words as they were heard. */
  @Column({ name: 'voice_command', type: 'varchar', length: 255 })
  voiceCommand: string;

  /** The robot's name when it heard them: an ingredient must not change from poll to poll. */
  @Column({ name: 'robot_name', type: 'varchar', length: 100 })
  robotName: string;

  @Column({ name: 'occurred_at', type: 'bigint', transformer: epochMillis })
  occurredAt: number;

  @Column({ name: 'received_at', type: 'bigint', transformer: epochMillis })
  receivedAt: number;
}
