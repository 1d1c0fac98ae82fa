import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm } from './alarm.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An alarm for one thing, due at a time that the test moves. */
function alarmAt(dueAt: number | undefined) {
  const scene = { dueAt, done: 0 };
  const alarm = new Alarm(
    () => scene.dueAt,
    () => {
      scene.done += 1;
      scene.dueAt = undefined;
    },
  );
  alarm.set();
  return { alarm, scene };
}

describe('Alarm', () => {
  it('calls when the time has come, and not before', () => {
    const { scene } = alarmAt(Date.now() + 1_000);
    vi.advanceTimersByTime(999);
    expect(scene.done).toBe(0);
    vi.advanceTimersByTime(1);
    expect(scene.done).toBe(1);
  });

  it('calls for what is overdue', () => {
    const { scene } = alarmAt(Date.now() - 5_000);
    vi.advanceTimersByTime(0);
    expect(scene.done).toBe(1);
  });

  it('waits longer than a timer can', () => {
    const month = 30 * 86_400_000;
    const { scene } = alarmAt(Date.now() + month);
    vi.advanceTimersByTime(month - 1);
    expect(scene.done).toBe(0);
    vi.advanceTimersByTime(1);
    expect(scene.done).toBe(1);
  });

  it('is set anew when something is due earlier', () => {
    const { alarm, scene } = alarmAt(Date.now() + 10_000);
    scene.dueAt = Date.now() + 1_000;
    alarm.set();
    vi.advanceTimersByTime(1_000);
    expect(scene.done).toBe(1);
  });

  it('is silent after it was stopped', () => {
    const { alarm, scene } = alarmAt(Date.now() + 1_000);
    alarm.stop();
    alarm.set();
    vi.advanceTimersByTime(2_000);
    expect(scene.done).toBe(0);
  });
});
