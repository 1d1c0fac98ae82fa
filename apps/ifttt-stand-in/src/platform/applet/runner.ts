import type { Accounts } from '../connection/accounts.js';
import { DueWork } from '../due-work.js';
import { isOfService, NeedsReconnection, NotFound } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Masking } from '../service/masking.js';
import { path } from '../service/service-client.js';
import type { Exchange } from '../activity.js';
import type { State } from '../state/state.js';
import type { Turns } from '../turns.js';
import type { AppletView, Run } from '../views.js';
import { type ActionOutcome, outcomeOf, retryAfter } from './action-outcome.js';
import type { AppletContext } from './context.js';
import { insertIngredients } from './ingredients.js';

interface Attempt {
  readonly outcome: ActionOutcome;
  /** Absent when nothing could be sent. */
  readonly exchange?: Exchange;
}

/**
 * Runs the actions of pending events: an Applet's one after the other, each until it is done, says SKIP or is given up.
 * All attempts for an event, also those after a restart, carry one request id, by which the service runs it once.
 */
export class Runner {
  readonly #work = new DueWork(
    () => this.state.events.pendingApplets().map(({ appletId, dueAt }) => ({ key: appletId, at: dueAt })),
    (appletId) => this.turns.take(`runs of ${appletId}`, () => this.#runAll(appletId)),
    (fault) => this.journal.fault('A run', fault),
  );

  constructor(
    private readonly state: State,
    private readonly accounts: Accounts,
    private readonly journal: Journal,
    private readonly masking: Masking,
    private readonly turns: Turns,
    private readonly context: AppletContext,
    private readonly ran: (run: Run) => void,
  ) {}

  /** Begins with what is pending; to be called again when there is more. */
  wake(): void {
    this.#work.wake();
  }

  /** No further attempt is made. */
  stop(): void {
    this.#work.stop();
  }

  async #runAll(appletId: string): Promise<void> {
    for (;;) {
      const applet = this.state.applets.find(appletId);
      const run = this.#work.isStopped ? undefined : this.state.events.nextDue(appletId);
      if (!applet || !run) return;
      this.#conclude(applet, run, await this.#attempt(applet, run));
    }
  }

  async #attempt({ id, connectionId, action }: AppletView, run: Run): Promise<Attempt> {
    try {
      const reply = await this.accounts.call(connectionId, {
        method: 'POST',
        path: path('actions', action.slug),
        body: { actionFields: insertIngredients(action.fields, run.event), ...this.context(id) },
        requestId: run.requestId,
      });
      return { outcome: outcomeOf(reply), exchange: reply.exchange };
    } catch (error) {
      if (!isOfService(error) && !(error instanceof NotFound)) throw error;
      const mayPass = !(error instanceof NeedsReconnection);
      return { outcome: { kind: 'failed', result: (error as Error).message, mayPass } };
    }
  }

  #conclude({ id: appletId, connectionId, action }: AppletView, run: Run, { outcome, exchange }: Attempt): void {
    const result = this.masking.text(outcome.result);
    const about = { appletId, connectionId };
    if (outcome.kind !== 'failed') {
      const ended = this.state.events.end(run, outcome.kind, result);
      const [kind, title] =
        outcome.kind === 'done'
          ? (['run', `Ran ${action.slug}`] as const)
          : (['skip', `Skipped ${action.slug}: ${result}`] as const);
      this.journal.write({ ...about, kind, title }, exchange);
      return this.ran(ended);
    }
    const attempts = run.attempts + 1;
    const wait = retryAfter(attempts, outcome.mayPass);
    const failure = `${action.slug} failed at attempt ${attempts}: ${result}`;
    if (wait !== undefined && this.state.events.retry(run, Date.now() + wait, result)) {
      this.journal.write({ ...about, kind: 'failure', title: `${failure}. Next in ${wait / 1_000} s` }, exchange);
      return;
    }
    const ended = this.state.events.end(run, 'failed', result);
    this.journal.write({ ...about, kind: 'failure', title: `${failure}. The event is given up` }, exchange);
    this.ran(ended);
  }
}
