import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WaitingRoom } from './waiting-room.js';

describe('WaitingRoom', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function setUp() {
    const room = new WaitingRoom({ waitMs: 300, refusalsPerSecond: 100 });
    const begun: number[] = [];
    const refused: number[] = [];
    const enter = (number: number) =>
      room.enter({ begin: () => begun.push(number), refuse: () => refused.push(number) });
    return { room, begun, refused, enter };
  }

  it('calls who came first', () => {
    const { room, begun, enter } = setUp();
    [1, 2, 3].forEach(enter);
    room.callNext();
    room.callNext();
    expect(begun).toEqual([1, 2]);
    expect(room.size).toBe(1);
    room.close();
  });

  it('refuses who has waited too long, and calls none of them', () => {
    const { room, begun, refused, enter } = setUp();
    enter(1);
    vi.advanceTimersByTime(200);
    enter(2);
    vi.advanceTimersByTime(120);
    expect(refused).toEqual([1]);
    room.callNext();
    expect(begun).toEqual([2]);
    room.callNext();
    expect(room.size).toBe(0);
  });

  it('refuses no faster than it may, in the order they came', () => {
    const { room, refused, enter } = setUp();
    const all = Array.from({ length: 50 }, (_, number) => number);
    all.forEach(enter);
    vi.advanceTimersByTime(300 + 20);
    expect(refused.length).toBeLessThanOrEqual(4);
    vi.advanceTimersByTime(100);
    expect(refused.length).toBeLessThanOrEqual(14);
    vi.advanceTimersByTime(500);
    expect(refused).toEqual(all);
    expect(vi.getTimerCount()).toBe(0);
    expect(room.size).toBe(0);
  });

  it('refuses all when it closes', () => {
    const { room, refused, enter } = setUp();
    [1, 2].forEach(enter);
    room.close();
    expect(refused).toEqual([1, 2]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
