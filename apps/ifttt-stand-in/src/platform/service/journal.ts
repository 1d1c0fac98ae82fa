import type { Activity } from '../activity.js';
import type { ActivityStore } from '../state/activity-store.js';
import type { Masking } from './masking.js';
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
    const title = this.masking.text(entry.title);
    this.tell(this.store.add({ ...entry, title, ...(exchange && { exchange: this.masking.exchange(exchange) }) }));
  }

  /** A request and its answer: a failure where it was none, with the reason. */
  reply(entry: Entry, reply: Reply): void {
    const problem = problemOf(reply);
    if (problem === undefined) this.write(entry, reply.exchange);
    else this.write({ ...entry, kind: 'failure', title: `${entry.title}: ${problem}` }, reply.exchange);
  }
}
