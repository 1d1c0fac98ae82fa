import { describe, expect, it } from 'vitest';
import { SeenEvents, type TriggerEvent } from './seen-events.js';

const event = (id: string): TriggerEvent => ({ meta: { id, timestamp: 1_772_353_800 } });
const ids = (events: readonly TriggerEvent[]) => events.map(({ meta }) => meta.id);

describe('SeenEvents', () => {
  it('only remembers what the first poll returns', () => {
    const seen = new SeenEvents();
    expect(seen.take([event('2'), event('1')])).toEqual([]);
    expect(seen.take([event('2'), event('1')])).toEqual([]);
  });

  it('returns later events once, oldest first', () => {
    const seen = new SeenEvents();
    seen.take([event('1')]);
    expect(ids(seen.take([event('3'), event('2'), event('1')]))).toEqual(['2', '3']);
    expect(seen.take([event('3'), event('2'), event('1')])).toEqual([]);
  });

  it('takes an empty first poll for a first poll', () => {
    const seen = new SeenEvents();
    seen.take([]);
    expect(ids(seen.take([event('1')]))).toEqual(['1']);
  });

  it('finds an event that appears behind newer ones', () => {
    const seen = new SeenEvents();
    seen.take([event('3'), event('1')]);
    expect(ids(seen.take([event('3'), event('2'), event('1')]))).toEqual(['2']);
  });
});
