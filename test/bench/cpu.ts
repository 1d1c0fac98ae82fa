import { readFileSync } from 'node:fs';
import { type Daemon } from '../support/daemons.js';

/** Of `/proc/PID/stat`, on every Linux: `getconf CLK_TCK`. */
const TICKS_PER_SECOND = 100;

/** What the processor did for a process, by Linux's own account. */
export function cpuSecondsOf({ pid }: Daemon): number {
  // proc(5): the name in parentheses may have spaces; utime and stime are the 14th and 15th fields
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** @returns a function that says what it did for the process since, in seconds */
export function cpuSince(process: Daemon): () => number {
  const before = cpuSecondsOf(process);
  return () => cpuSecondsOf(process) - before;
}
