import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { type ColumnKinds, columnKinds } from './columns.js';
import { index, unique } from './indices.js';

const PRIMARY = { isPrimary: true };
const NULLABLE = { isNullable: true };

/** The tables of the first release. */
export class Initial1760000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // MySQL commits each CREATE TABLE by itself: after a failure half-way, the next run goes on where this one ended.
    for (const table of tables(columnKinds(queryRunner))) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables(columnKinds(queryRunner)).reverse()) await queryRunner.dropTable(table, true);
  }
}

function tables(column: ColumnKinds): Table[] {
  return [
    ...peopleTables(column),
    ...grantTables(column),
    ...robotTables(column),
    ...stepTables(column),
    outbox(column),
  ];
}

function peopleTables({ varchar, moment }: ColumnKinds): Table[] {
  return [
    new Table({
      name: 'users',
      columns: [
        varchar('id', 36, PRIMARY),
        varchar('email', 254),
        varchar('name', 100),
        varchar('password_hash', 255, NULLABLE),
        moment('created_at'),
      ],
      indices: [unique('users_email', 'email')],
    }),
    new Table({
      name: 'sessions',
      columns: [
        varchar('id', 36, PRIMARY),
        varchar('kind', 16),
        varchar('user_id', 36),
        varchar('token_digest', 64),
        moment('created_at'),
        moment('expires_at'),
      ],
      indices: [index('sessions_user', 'user_id'), unique('sessions_token', 'token_digest')],
    }),
  ];
}

function grantTables({ varchar, moment }: ColumnKinds): Table[] {
  const tokens = (name: string) =>
    new Table({
      name,
      columns: [
        varchar('token_digest', 64, PRIMARY),
        varchar('user_id', 36),
        varchar('grant_id', 36),
        varchar('client_id', 255),
        varchar('scope', 64),
        moment('created_at'),
        moment('expires_at', NULLABLE),
      ],
      indices: [index(`${name}_user`, 'user_id'), index(`${name}_grant`, 'grant_id')],
    });
  const codes = new Table({
    name: 'authorization_codes',
    columns: [
      varchar('code_digest', 64, PRIMARY),
      varchar('user_id', 36),
      varchar('grant_id', 36),
      varchar('client_id', 255),
      varchar('redirect_uri', 2000, NULLABLE),
      varchar('scope', 64),
      moment('created_at'),
      moment('expires_at'),
      moment('used_at', NULLABLE),
    ],
    indices: [index('authorization_codes_user', 'user_id')],
  });
  return [codes, tokens('access_tokens'), tokens('refresh_tokens')];
}

function robotTables({ varchar, boolean, moment }: ColumnKinds): Table[] {
  return [
    new Table({
      name: 'robots',
      columns: [
        varchar('id', 36, PRIMARY),
        varchar('user_id', 36),
        varchar('name', 100),
        varchar('secret_digest', 64, NULLABLE),
        boolean('is_virtual', { default: 0 }),
        boolean('is_online', { default: 0 }),
        moment('map_at', { default: 0 }),
        moment('created_at'),
      ],
      indices: [index('robots_user', 'user_id')],
    }),
    new Table({
      name: 'robot_places',
      columns: [varchar('robot_id', 36, PRIMARY), varchar('id', 64, PRIMARY), varchar('name', 120)],
    }),
  ];
}

function stepTables({ varchar, text, moment }: ColumnKinds): Table[] {
  return [
    new Table({
      name: 'trigger_subscriptions',
      columns: [
        varchar('user_id', 36, PRIMARY),
        varchar('trigger_slug', 64, PRIMARY),
        varchar('trigger_identity', 255, PRIMARY),
        varchar('match_key', 255),
        text('trigger_fields'),
        moment('created_at'),
      ],
      indices: [index('trigger_subscriptions_match', 'user_id', 'trigger_slug', 'match_key')],
    }),
    new Table({
      name: 'voice_command_events',
      columns: [
        varchar('id', 36, PRIMARY),
        varchar('user_id', 36),
        varchar('robot_id', 36),
        varchar('message_id', 64),
        varchar('match_key', 255),
        varchar('voice_command', 255),
        varchar('robot_name', 100),
        moment('occurred_at'),
        moment('received_at'),
      ],
      indices: [
        unique('voice_command_events_message', 'robot_id', 'message_id'),
        index('voice_command_events_timeline', 'user_id', 'match_key', 'occurred_at', 'id'),
      ],
    }),
    new Table({
      name: 'action_runs',
      columns: [
        varchar('id', 36, PRIMARY),
        varchar('user_id', 36),
        varchar('action_slug', 64),
        varchar('request_id', 200, NULLABLE),
        text('action_fields'),
        moment('created_at'),
        moment('published_at', NULLABLE),
        moment('claimed_until'),
      ],
      indices: [unique('action_runs_request', 'user_id', 'action_slug', 'request_id')],
    }),
  ];
}

function outbox({ varchar, text, integer, moment }: ColumnKinds): Table {
  return new Table({
    name: 'outbox',
    columns: [
      varchar('id', 36, PRIMARY),
      varchar('kind', 32),
      varchar('key', 255),
      text('payload', NULLABLE),
      integer('attempts', { default: 0 }),
      moment('created_at'),
      moment('available_at'),
    ],
    indices: [index('outbox_due', 'kind', 'available_at', 'id')],
  });
}
