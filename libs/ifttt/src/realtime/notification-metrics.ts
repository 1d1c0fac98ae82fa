import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';

/** `refused`: IFTTT will never take it; `retried`: it comes again later. */
const OUTCOMES = ['sent', 'refused', 'retried'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What becomes of the notifications of IFTTT. */
@Injectable()
export class NotificationMetrics {
  private readonly notifications: Counter<'outcome'>;
  private readonly durations: Histogram<'outcome'>;

  constructor(metrics: Metrics) {
    this.notifications = metrics.counter({
      name: 'notifications_total',
      help: 'Trigger identities that IFTTT was told of, or was to be.',
      labelNames: ['outcome'],
    });
    // From 0 on: Prometheus sees no increase in a series that begins with 1.
    for (const outcome of OUTCOMES) this.notifications.inc({ outcome }, 0);
    this.durations = metrics.histogram({
      name: 'notification_request_duration_seconds',
      help: 'Time of a request to IFTTT, each with up to a thousand notifications.',
      labelNames: ['outcome'],
      // The last is the time after which a request is given up.
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    });
  }

  /**
   * @param send returns what became of the notifications; a throw means that they come again
   * @throws what `send` threw
   */
  async observe(notifications: number, send: () => Promise<'sent' | 'refused'>): Promise<void> {
    const started = performance.now();
    let outcome: Outcome = 'retried';
    try {
      outcome = await send();
    } finally {
      this.notifications.inc({ outcome }, notifications);
      this.durations.observe({ outcome }, (performance.now() - started) / 1000);
    }
  }
}
