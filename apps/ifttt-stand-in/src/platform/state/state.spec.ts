import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TriggerEvent } from '../views.js';
import { State } from './state.js';

const SERVICE = 'http://127.0.0.1:1/api';
const IDENTITY = 'a'.repeat(40);
const TRIGGER = { slug: 'heard', fields: { phrase: 'hello' } };

let directory: string;
let open: State[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stand-in-'));
  open = [];
});
afterEach(() => {
  for (const state of open) state.close();
  rmSync(directory, { recursive: true });
});

const newState = (file = ':memory:', service = SERVICE): State => {
  const state = new State(file, service);
  open.push(state);
  return state;
};

/** A connected person with one Applet. */
function withApplet(state: State): void {
  const { id } = state.connections.save('c', { id: 'ada', name: 'Ada' }, { accessToken: 't1', refreshToken: 'r1' });
  const action = { slug: 'say', fields: {} };
  state.applets.add({ id: 'x', connectionId: id, name: 'X', trigger: TRIGGER, triggerIdentity: IDENTITY, action });
  state.subscriptions.want({ identity: IDENTITY, connectionId: id, trigger: TRIGGER });
}

const event = (id: string): TriggerEvent => ({ meta: { id, timestamp: 1_772_353_800 } });
const ids = (events: readonly TriggerEvent[]) => events.map(({ meta }) => meta.id);

describe('the state file', () => {
  it('is for nobody else on the machine, and in a directory that is made', () => {
    const file = join(directory, 'new', 'state.sqlite');
    newState(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is refused for another service, so that no token goes there', () => {
    const file = join(directory, 'state.sqlite');
    newState(file).close();
    expect(() => new State(file, 'http://127.0.0.1:2/api')).toThrow(/belongs to the service at http:\/\/127.0.0.1:1/);
  });

  it('is refused while another stand-in has it', () => {
    const file = join(directory, 'state.sqlite');
    newState(file);
    expect(() => new State(file, SERVICE)).toThrow(/in use by another stand-in/);
  });

  it('is refused when it is something else', () => {
    const file = join(directory, 'notes.txt');
    writeFileSync(file, 'These are notes, and they are long enough to be read as a header of a file.'.repeat(20));
    expect(() => new State(file, SERVICE)).toThrow(/no state of a stand-in/);
  });

  it('is refused when it is the database of something else, and left as it was', () => {
    const file = join(directory, 'other.sqlite');
    const other = new Sqlite(file);
    other.exec('CREATE TABLE theirs (id TEXT)');
    other.close();
    expect(() => new State(file, SERVICE)).toThrow(/no state of a stand-in/);
    const tables = new Sqlite(file).prepare('SELECT name FROM sqlite_master').pluck().all();
    expect(tables).toEqual(['theirs']);
  });

  it('is for nobody else although the file was there before', () => {
    const file = join(directory, 'empty.sqlite');
    writeFileSync(file, '', { mode: 0o644 });
    newState(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('events', () => {
  let state: State;
  beforeEach(() => {
    state = newState();
    withApplet(state);
  });

  it('of the first poll are only remembered', () => {
    expect(state.events.take('x', [event('2'), event('1')])).toEqual([]);
    expect(state.events.take('x', [event('2'), event('1')])).toEqual([]);
    expect(state.events.pendingApplets()).toEqual([]);
  });

  it('that come later are returned once, oldest first, and pending', () => {
    state.events.take('x', [event('1')]);
    expect(ids(state.events.take('x', [event('3'), event('2'), event('1')]))).toEqual(['2', '3']);
    expect(state.events.take('x', [event('3'), event('2'), event('1')])).toEqual([]);
    expect(state.applets.find('x')?.runs).toEqual({ pending: 2, done: 0, skipped: 0, failed: 0 });
    expect(state.events.nextDue('x')?.event).toEqual(event('2'));
  });

  it('after an empty first poll are new', () => {
    state.events.take('x', []);
    expect(ids(state.events.take('x', [event('1')]))).toEqual(['1']);
  });

  it('that appear behind newer ones are new', () => {
    state.events.take('x', [event('3'), event('1')]);
    expect(ids(state.events.take('x', [event('3'), event('2'), event('1')]))).toEqual(['2']);
  });

  it('keep their request id from attempt to attempt', () => {
    state.events.take('x', []);
    state.events.take('x', [event('1')]);
    const first = state.events.nextDue('x')!;
    state.events.retry(first, Date.now() - 1, 'away');
    const second = state.events.nextDue('x')!;
    expect(second).toEqual({ ...first, attempts: 1, result: 'away' });
    state.events.retry(second, Date.now() + 60_000, 'away');
    expect(state.events.nextDue('x')).toBeUndefined();
    state.events.end(second, 'done', 'run-1');
    expect(state.applets.find('x')?.runs).toEqual({ pending: 0, done: 1, skipped: 0, failed: 0 });
  });

  it('are remembered up to a thousand; a pending one is never forgotten', () => {
    state.events.take('x', []);
    state.events.take('x', [event('pending')]);
    for (let page = 0; page < 21; page += 1) {
      const events = Array.from({ length: 50 }, (_, n) => event(`${page}-${n}`));
      for (const _ of state.events.take('x', events)) {
        const run = state.events.nextDue('x')!;
        if (run.event.meta.id === 'pending') state.events.retry(run, Date.now() + 60_000, 'away');
        else state.events.end(run, 'done', 'id');
      }
    }
    expect(state.applets.find('x')?.runs).toMatchObject({ pending: 2, done: 999 });
  });

  it('that are dropped run no more, nor does an attempt that was under way bring them back', () => {
    state.events.take('x', []);
    state.events.take('x', [event('1')]);
    const run = state.events.nextDue('x')!;
    expect(state.events.drop('x', 'off')).toBe(1);
    expect(state.events.retry(run, Date.now(), 'away')).toBe(false);
    expect(state.events.pendingApplets()).toEqual([]);
    expect(state.applets.find('x')).toMatchObject({ runs: { pending: 0, skipped: 1 }, lastRunAt: undefined });
  });

  it('are forgotten with their Applet', () => {
    state.events.take('x', []);
    state.events.take('x', [event('1')]);
    state.applets.delete('x');
    expect(state.events.pendingApplets()).toEqual([]);
  });
});

describe('subscriptions', () => {
  let state: State;
  beforeEach(() => {
    state = newState();
    withApplet(state);
  });
  const only = () => state.subscriptions.find(IDENTITY)!;

  it('are due again at once when a notification comes in the course of a poll', () => {
    const asked = only();
    state.subscriptions.notify({ trigger_identity: IDENTITY });
    state.subscriptions.polled(asked, { at: Date.now() + 60_000 });
    expect(only()).toMatchObject({ realtime: true });
    expect(only().nextPollAt).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('are due at the next time when none came', () => {
    state.subscriptions.notify({ user_id: 'ada' });
    expect(only().realtime).toBe(true);
    const at = Date.now() + 60_000;
    state.subscriptions.polled(only(), { at });
    expect(only()).toMatchObject({ realtime: false, nextPollAt: at });
  });

  it('are not concerned by the notification of others', () => {
    const before = only();
    state.subscriptions.notify({ trigger_identity: 'b'.repeat(40) });
    state.subscriptions.notify({ user_id: 'bob' });
    expect(only()).toEqual(before);
  });

  it('are unwanted when the last Applet is off, and wanted again with a new one', () => {
    state.subscriptions.releaseUnwanted();
    expect(state.subscriptions.unwanted()).toEqual([]);
    state.applets.setEnabled('x', false);
    state.subscriptions.releaseUnwanted();
    expect(state.subscriptions.unwanted()).toHaveLength(1);
    expect(state.subscriptions.pollable()).toEqual([]);
    state.subscriptions.want(only());
    state.subscriptions.deleted(IDENTITY); // the answer to a DELETE that was under way
    expect(state.subscriptions.pollable()).toHaveLength(1);
  });

  it('of a person who has to connect again are not polled', () => {
    state.connections.setState('c', 'needs reconnection');
    expect(state.subscriptions.pollable()).toEqual([]);
  });
});

describe('connections', () => {
  it('of the same person are one, with the tokens of the last time', () => {
    const state = newState();
    withApplet(state);
    state.connections.setState('c', 'needs reconnection');
    const again = state.connections.save('d', { id: 'ada', name: 'Ada L.' }, { accessToken: 't2' });
    expect(again).toMatchObject({ id: 'c', user: { name: 'Ada L.' }, accessToken: 't2', state: 'connected' });
    expect(again.refreshToken).toBeUndefined();
  });

  it('keep a refresh token that was not replaced (platform rule 32)', () => {
    const state = newState();
    withApplet(state);
    state.connections.refresh('c', { accessToken: 't2' });
    expect(state.connections.find('c')).toMatchObject({ accessToken: 't2', refreshToken: 'r1' });
    state.connections.refresh('c', { accessToken: 't3', refreshToken: 'r2' });
    expect(state.connections.find('c')).toMatchObject({ accessToken: 't3', refreshToken: 'r2' });
  });

  it('that were disconnected stay until their identities are deleted', () => {
    const state = newState();
    withApplet(state);
    state.applets.deleteAllOf('c');
    state.subscriptions.releaseUnwanted();
    state.connections.setState('c', 'leaving');
    state.connections.forgetIfGone('c');
    expect(state.connections.list()).toEqual([]);
    expect(state.connections.find('c')).toBeDefined();
    state.subscriptions.deleted(IDENTITY);
    state.connections.forgetIfGone('c');
    expect(state.connections.tokens()).toEqual([]);
  });

  it('are begun by a visit that ends once', () => {
    const { connections } = newState();
    connections.beginVisit('state');
    expect(connections.endVisit('other')).toBe(false);
    expect(connections.endVisit('state')).toBe(true);
    expect(connections.endVisit('state')).toBe(false);
  });
});

describe('activities', () => {
  it('are the newest thousand, newest first, by page and by Applet', () => {
    const { activities } = newState();
    for (let n = 1; n <= 1_005; n += 1) {
      activities.add({ kind: 'poll', title: String(n), ...(n % 2 === 0 && { appletId: 'even' }) });
    }
    const all = activities.list({ limit: 2_000 });
    expect(all).toHaveLength(1_000);
    expect([all.at(0)?.title, all.at(-1)?.title]).toEqual(['1005', '6']);
    expect(activities.list({ before: 1_004, appletId: 'even', limit: 2 }).map(({ title }) => title)).toEqual([
      '1002',
      '1000',
    ]);
    expect(activities.find(5)).toBeUndefined();
    expect(activities.find(6)?.title).toBe('6');
  });
});
