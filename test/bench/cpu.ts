import { readFileSync } from 'node:fs';
import { type Daemon } from '../support/daemons.js';

/** Of `/proc/PID/stat`, on every Linux: `getconf CLK_TCK`. */
const TICKS_PER_SECOND = 100;

/** @returns a function that says what the processor did for these processes since, in seconds, by Linux's own account */
export function cpuSince(...processes: readonly Daemon[]): () => number {
  const before = secondsOf(processes);
  return () => secondsOf(processes) - before;
}

function secondsOf(processes: readonly Daemon[]): number {
  return processes.reduce((sum, process) => sum + ticksOf(process), 0) / TICKS_PER_SECOND;
}

/** Of all threads of a process since its start. */
function ticksOf({ pid }: Daemon): number {
  // proc(5): the name in parentheses may have spaces; utime and stime are the 14th and 15th fields
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
