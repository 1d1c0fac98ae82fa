import type { Fault } from '../faulty-service.js';

/** A fault that breaks one rule and no other. */
export interface NamedFault {
  readonly rule: number;
  /** What the service does wrong, as the subject of a sentence has it: "it ...". */
  readonly name: string;
  /** A new one for each service: it may remember what it did. */
  readonly make: () => Fault;
}

/** The faults of one rule, by name. */
export function faultsOf(rule: number, faults: Readonly<Record<string, () => Fault>>): NamedFault[] {
  return Object.entries(faults).map(([name, make]) => ({ rule, name, make }));
}
