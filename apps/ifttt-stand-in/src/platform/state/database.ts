import { closeSync, fchmodSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

export type Database = Sqlite.Database;

const IN_MEMORY = ':memory:';
const SCHEMA_VERSION = 2;

const SCHEMA = `
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE visits (state TEXT PRIMARY KEY, begun_at INTEGER NOT NULL) STRICT;

  CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE,
    user TEXT NOT NULL,
    access_token TEXT,
    refresh_token TEXT,
    connected_at INTEGER NOT NULL,
    state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE applets (
    id TEXT PRIMARY KEY,
    connection_id TEXT NOT NULL REFERENCES connections(id),
    name TEXT NOT NULL,
    trigger_slug TEXT NOT NULL,
    trigger_fields TEXT NOT NULL,
    identity TEXT NOT NULL,
    action_slug TEXT NOT NULL,
    action_fields TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    past_is_marked INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX applets_identity ON applets(identity);

  -- An identity that the service knows of: polled while an Applet wants it, then deleted there.
  CREATE TABLE subscriptions (
    identity TEXT PRIMARY KEY,
    connection_id TEXT NOT NULL REFERENCES connections(id),
    trigger_slug TEXT NOT NULL,
    trigger_fields TEXT NOT NULL,
    next_poll_at INTEGER NOT NULL,
    realtime INTEGER NOT NULL DEFAULT 0,
    last_polled_at INTEGER,
    last_poll_error TEXT,
    unwanted_since INTEGER,
    delete_at INTEGER,
    delete_attempts INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  -- Every event that an Applet has had, and what became of its action; 'past': from before the Applet.
  CREATE TABLE events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    applet_id TEXT NOT NULL REFERENCES applets(id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    event TEXT NOT NULL,
    state TEXT NOT NULL,
    request_id TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    ended_at INTEGER,
    result TEXT,
    UNIQUE (applet_id, event_id)
  ) STRICT;
  CREATE INDEX events_pending ON events(applet_id, due_at) WHERE state = 'pending';

  CREATE TABLE activities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    applet_id TEXT,
    trigger_identity TEXT,
    connection_id TEXT,
    exchange TEXT
  ) STRICT;
  CREATE INDEX activities_applet ON activities(applet_id, id);
  CREATE INDEX activities_trigger ON activities(trigger_identity, id);
`;

/**
 * Opens the stand-in's state, and makes it where there is none. What a transaction has committed survives whatever
 * ends the process or the machine.
 * @param serviceUrl the API URL prefix; tokens in the file are for this service and go to no other
 * @throws Error that says what to do, when the file is in use, of another service, or of another version
 */
export function openDatabase(file: string, serviceUrl: string): Database {
  if (file !== IN_MEMORY) makePrivateFile(file);
  const database = new Sqlite(file, { timeout: 500 });
  try {
    prepare(database, file, serviceUrl);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function prepare(database: Database, file: string, serviceUrl: string): void {
  try {
    // One process works on the state: two would run every Applet twice.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'SQLITE_NOTADB') throw new Error(`${file} is no state of a stand-in. Name another file.`);
    if (code !== 'SQLITE_BUSY') throw error;
    throw new Error(`${file} is in use by another stand-in. End that one, or name another file.`);
  }
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const version = database.pragma('user_version', { simple: true });
  if (version === 0) {
    const tables = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
    if (tables !== 0) throw new Error(`${file} is no state of a stand-in. Name another file.`);
    create(database, serviceUrl);
  } else if (version !== SCHEMA_VERSION) throw new Error(`${file} is of another version. Remove it, or name another.`);
  const known = database.prepare("SELECT value FROM facts WHERE name = 'service'").pluck().get();
  if (known !== serviceUrl) {
    throw new Error(`${file} belongs to the service at ${String(known)}, not ${serviceUrl}. Name another file.`);
  }
}

function create(database: Database, serviceUrl: string): void {
  database.transaction(() => {
    database.exec(SCHEMA);
    database.prepare("INSERT INTO facts VALUES ('service', ?)").run(serviceUrl);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

/** Tokens are in it: nobody else on the machine reads it. */
function makePrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a', 0o600);
  fchmodSync(descriptor, 0o600); // also a file that was there before
  closeSync(descriptor);
}
