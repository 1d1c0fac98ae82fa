import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Counter, type Histogram } from 'prom-client';

const OUTCOMES = ['handled', 'invalid', 'foreign', 'unknown_robot', 'failed'] as const;
export type MessageOutcome = (typeof OUTCOMES)[number];

/** What becomes of the messages of robots, how soon, and how many share a transaction. */
@Injectable()
export class InboxMetrics {
  private readonly messages: Counter<'endpoint' | 'outcome'>;
  private readonly durations: Histogram<'endpoint'>;
  private readonly batches: Histogram<'endpoint'>;

  constructor(metrics: Metrics) {
    this.messages = metrics.counter({
      name: 'robot_messages_total',
      help: 'Messages that robots sent, by what became of them.',
      labelNames: ['endpoint', 'outcome'],
    });
    this.durations = metrics.histogram({
      name: 'robot_message_duration_seconds',
      help: 'From the arrival of a valid message to its acknowledgement, which follows the commit.',
      labelNames: ['endpoint'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120],
    });
    this.batches = metrics.histogram({
      name: 'robot_message_batch_size',
      help: 'Messages that were stored together, in one attempt.',
      labelNames: ['endpoint'],
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    });
  }

  /** From 0 on: Prometheus sees no increase in a series that begins with 1. */
  register(endpoint: string): void {
    for (const outcome of OUTCOMES) this.count(endpoint, outcome, 0);
  }

  count(endpoint: string, outcome: MessageOutcome, messages = 1): void {
    this.messages.inc({ endpoint, outcome }, messages);
  }

  batch(endpoint: string, messages: number): void {
    this.batches.observe({ endpoint }, messages);
  }

  /** @param arrivedAt of `performance.now()` */
  acknowledged(endpoint: string, arrivedAt: number): void {
    this.durations.observe({ endpoint }, (performance.now() - arrivedAt) / 1000);
  }
}
