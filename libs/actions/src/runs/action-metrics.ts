import { ServiceError } from '#ifttt';
import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Counter, type Histogram } from 'prom-client';

/** `repeated`: the same request ran before, or was running. */
type Outcome = 'published' | 'repeated' | 'skipped' | 'unavailable' | 'failed';

/** What becomes of the actions that IFTTT asks for, and how soon. */
@Injectable()
export class ActionMetrics {
  private readonly actions: Counter<'action' | 'outcome'>;
  private readonly durations: Histogram<'action'>;

  constructor(metrics: Metrics) {
    this.actions = metrics.counter({
      name: 'actions_total',
      help: 'Actions that IFTTT asked for with valid fields, by what became of them.',
      labelNames: ['action', 'outcome'],
    });
    this.durations = metrics.histogram({
      name: 'action_publish_duration_seconds',
      help: 'From the request of an action until the broker has the command for every robot.',
      labelNames: ['action'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    });
  }

  /**
   * Counts a run by how it ends.
   *
   * @param run calls `published` when the broker has the commands; a run that does not call it was done before
   * @throws what `run` threw
   */
  async observe<T>(action: string, run: (published: () => void) => Promise<T>): Promise<T> {
    const started = performance.now();
    let outcome: Outcome = 'repeated';
    const published = (): void => {
      outcome = 'published';
      this.durations.observe({ action }, (performance.now() - started) / 1000);
    };
    try {
      return await run(published);
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.actions.inc({ action, outcome });
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ServiceError)) return 'failed';
  if (error.entry.skip) return 'skipped';
  return error.name === 'Unavailable' ? 'unavailable' : 'failed';
}
