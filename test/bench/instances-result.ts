import { barsOf, type Figure, rowsOf, type Rounds } from './report/figures.js';
import { type Result } from './report/result.js';

/** Processor time in microseconds, of all instances or all servers together. */
export interface Measured {
  readonly pollsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** For each poll, with the messages beside them. */
  readonly instancesPerPoll: number;
  readonly databasePerPoll: number;
  readonly messagesPerSecond: number;
  /** For each message, without polls. */
  readonly instancesPerMessage: number;
  readonly serversPerMessage: number;
}

export interface Sizes {
  readonly owners: number;
  /** Of all instances together. */
  readonly connections: number;
  readonly eventsPerSecond: number;
  readonly messages: number;
}

const POLL_COLUMNS: Readonly<Record<string, Figure<Measured>>> = {
  'polls/s': (one) => one.pollsPerSecond,
  'p50 ms': (one) => one.p50,
  'p99 ms': (one) => one.p99,
  'CPU of all instances, messages included, µs a poll': (one) => one.instancesPerPoll,
  'CPU of the database, messages included, µs a poll': (one) => one.databasePerPoll,
};

const MESSAGE_COLUMNS: Readonly<Record<string, Figure<Measured>>> = {
  'messages/s': (one) => one.messagesPerSecond,
  'CPU of all instances, µs a message': (one) => one.instancesPerMessage,
  'CPU of broker and database, µs a message': (one) => one.serversPerMessage,
};

export function resultOf(found: Rounds<Measured>, { owners, connections, eventsPerSecond, messages }: Sizes): Result {
  return {
    name: 'instances',
    setting: `Polls over ${connections} connections, divided among the instances, with gzip, of ${owners} owners with 50 events each, while robots say ${eventsPerSecond} words a second; then ${messages} messages as fast as they are stored, without polls.`,
    comparisons: [
      {
        title: `Polls a second, beside ${eventsPerSecond} messages`,
        unit: 'polls/s',
        bars: barsOf(found, ({ pollsPerSecond }) => pollsPerSecond),
      },
      {
        title: 'Messages a second, alone',
        unit: 'events/s',
        bars: barsOf(found, ({ messagesPerSecond }) => messagesPerSecond),
      },
    ],
    tables: [
      { title: 'Polls', rows: rowsOf(found, POLL_COLUMNS) },
      { title: 'Messages', rows: rowsOf(found, MESSAGE_COLUMNS) },
    ],
    targets: [],
  };
}
