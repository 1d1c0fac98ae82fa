import type { Activity } from '../activity.js';
import type { ActivityStore } from '../state/activity-store.js';
import type { Masking } from './masking.js';
import { shortened } from '../problems.js';
import { problemOf, type Reply } from './service-client.js';

type Entry = Omit<Activity, 'id' | 'at' | 'exchange'>;

/** Writes the activity feed. Secrets are hidden before an entry is stored. */
export class Journal {
  /** @param tell called with every entry that has been stored */
  constructor(
    private readonly store: ActivityStore,
    private readonly masking: Masking,
    private readonly tell: (activity: Activity) => void,
  ) {}

  write(entry: Entry, exchange?: Activity['exchange']): void {
    const title = shortened(this.masking.text(entry.title));
    this.tell(this.store.add({ ...entry, title, ...(exchange && { exchange: this.masking.exchange(exchange) }) }));
  }

  /** A fault of the stand-in itself, which is printed in full. Never throws. @param what was being done */
  fault(what: string, fault: unknown): void {
    const { message, stack } = fault instanceof Error ? fault : new Error(String(fault));
    process.stderr.write(`${this.masking.text(stack ?? message)}\n`);
    try {
      this.write({ kind: 'failure', title: `The stand-in has a fault. ${what} came to nothing: ${message}` });
    } catch {
      // The feed cannot be written; what was printed has to do.
    }
  }

  /** A request and its answer: a failure where it was none, with the reason. */
  reply(entry: Entry, reply: Reply): void {
    const problem = problemOf(reply);
    if (problem === undefined) this.write(entry, reply.exchange);
    else this.write({ ...entry, kind: 'failure', title: `${entry.title}: ${problem}` }, reply.exchange);
  }
}
