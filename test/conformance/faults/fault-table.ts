import type { Fault } from '../faulty-service.js';

/** A fault that certain checks find and no others. */
export interface NamedFault {
  /** Names of the checks that fail, in the order of the report. */
  readonly checks: readonly string[];
  /** What the service does wrong, as the subject of a sentence has it: "it ...". */
  readonly name: string;
  /** A new one for each service: it may remember what it did. */
  readonly make: () => Fault;
}

/** The faults that one check finds, or that several find together, by name. */
export function faultsOf(
  checks: string | readonly string[],
  faults: Readonly<Record<string, () => Fault>>,
): NamedFault[] {
  return Object.entries(faults).map(([name, make]) => ({ checks: [checks].flat(), name, make }));
}
