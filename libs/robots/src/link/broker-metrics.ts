import { Metrics } from '#platform';
import { Injectable } from '@nestjs/common';
import { RobotLink } from './robot-link.js';

/** Whether robots can be heard, and how often the way to them was lost. */
@Injectable()
export class BrokerMetrics {
  constructor(metrics: Metrics, link: RobotLink) {
    metrics.gauge({
      name: 'broker_connected',
      help: '1 while the broker is there and has the subscriptions, the embedded one too.',
      collect() {
        this.set(link.hearsRobots ? 1 : 0);
      },
    });
    const reconnects = metrics.counter({
      name: 'broker_reconnects_total',
      help: 'Connections with the broker after the first.',
    });
    link.onReconnect(() => reconnects.inc());
  }
}
