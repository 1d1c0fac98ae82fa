import { Initial1760000000000 } from './1760000000000-initial.js';
import { PlacesReachedAndHistory1761000000000 } from './1761000000000-places-reached-and-history.js';
import { WebhookDeliveries1762000000000 } from './1762000000000-webhook-deliveries.js';
import { AccountPage1763000000000 } from './1763000000000-account-page.js';
import { Pruning1765000000000 } from './1765000000000-pruning.js';
import { AttemptCounts1766000000000 } from './1766000000000-attempt-counts.js';
import { TriggerTimelines1767000000000 } from './1767000000000-trigger-timelines.js';
import { OutboxTraces1768000000000 } from './1768000000000-outbox-traces.js';

/** In the order they run. */
export const migrations = [
  Initial1760000000000,
  PlacesReachedAndHistory1761000000000,
  WebhookDeliveries1762000000000,
  AccountPage1763000000000,
  Pruning1765000000000,
  AttemptCounts1766000000000,
  TriggerTimelines1767000000000,
  OutboxTraces1768000000000,
];
