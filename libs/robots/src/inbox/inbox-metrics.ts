import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Counter } from 'prom-client';

export type MessageOutcome = 'handled' | 'invalid' | 'foreign' | 'unknown_robot' | 'failed';

@Injectable()
export class InboxMetrics {
  private readonly messages: Counter<'endpoint' | 'outcome'>;

  constructor(metrics: Metrics) {
    this.messages = metrics.counter({
      name: 'robot_messages_total',
      help: 'Messages that robots sent, by what became of them.',
      labelNames: ['endpoint', 'outcome'],
    });
  }

  count(endpoint: string, outcome: MessageOutcome, messages = 1): void {
    this.messages.inc({ endpoint, outcome }, messages);
  }
}
