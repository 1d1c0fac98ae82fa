import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnKinds } from './columns.js';
import { addIndex, index, unique } from './indices.js';

/** For each order in which queries hand out rows, one that has it; places are read by their primary key. */
const ADDED = {
  robots: [index('robots_owner', 'user_id', 'created_at', 'id')],
  voice_command_events: [
    index('voice_command_events_history', 'user_id', 'occurred_at', 'id'),
    index('voice_command_events_robot', 'user_id', 'robot_id', 'occurred_at', 'id'),
    index('voice_command_events_robot_timeline', 'user_id', 'robot_id', 'match_key', 'occurred_at', 'id'),
  ],
};
/** Needless beside `robots_owner`. */
const ROBOTS_USER = index('robots_user', 'user_id');

/** The events of the trigger place_reached, and what queries read by. */
export class PlacesReachedAndHistory1761000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(placeReachedEvents(queryRunner), true);
    for (const [table, indices] of Object.entries(ADDED)) {
      for (const added of indices) await addIndex(queryRunner, table, added);
    }
    await queryRunner.dropIndex('robots', ROBOTS_USER.name!, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await addIndex(queryRunner, 'robots', ROBOTS_USER);
    for (const [table, indices] of Object.entries(ADDED)) {
      for (const { name } of indices) await queryRunner.dropIndex(table, name!, true);
    }
    await queryRunner.dropTable('place_reached_events', true);
  }
}

function placeReachedEvents(queryRunner: QueryRunner): Table {
  const { varchar, moment } = columnKinds(queryRunner);
  return new Table({
    name: 'place_reached_events',
    columns: [
      varchar('id', 36, { isPrimary: true }),
      varchar('user_id', 36),
      varchar('robot_id', 36),
      varchar('message_id', 64),
      varchar('place_id', 64),
      varchar('place', 120),
      varchar('name_key', 255),
      varchar('robot_name', 100),
      moment('reached_at'),
      moment('received_at'),
    ],
    indices: [
      unique('place_reached_events_message', 'robot_id', 'message_id'),
      index('place_reached_events_timeline', 'user_id', 'reached_at', 'id'),
      index('place_reached_events_waypoint', 'user_id', 'robot_id', 'place_id', 'reached_at', 'id'),
      index('place_reached_events_name', 'user_id', 'name_key', 'reached_at', 'id'),
    ],
  });
}
