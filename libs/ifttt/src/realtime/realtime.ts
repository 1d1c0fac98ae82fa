import { randomUUID } from 'node:crypto';
import { Outbox, type OutboxDelivery, type OutboxHandler, RetryAfter } from '#persistence';
import { Config, type SetAttribute, withinTrace } from '#platform';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { request } from 'undici';
import { NotificationMetrics } from './notification-metrics.js';
import { retryAfterMs } from './retry-after.js';

/** Outbox kind: there is something new for the trigger identity that is the entry's key. */
export const REALTIME = 'realtime';

/** Platform rule 35. */
const MAX_NOTIFICATIONS = 1_000;
const TIMEOUT_MS = 10_000;
/** Until somebody has corrected the configuration. */
const MISCONFIGURED_PAUSE_MS = 10 * 60_000;

interface NotificationRequest {
  readonly realtimeUrl: string;
  readonly serviceKey: string;
  /** By which IFTTT can find it. */
  readonly requestId: string;
}

/**
 * Tells IFTTT which trigger identities to poll now. What is lost here is promptness and no event: IFTTT polls every
 * identity about hourly anyway (platform rule 34).
 */
@Injectable()
export class Realtime implements OutboxHandler, OnModuleInit {
  readonly kind = REALTIME;
  readonly batchSize = MAX_NOTIFICATIONS;
  private readonly logger = new Logger(Realtime.name);

  constructor(
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly metrics: NotificationMetrics,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
    if (this.config.ifttt.realtimeUrl === undefined) {
      this.logger.log(
        'IFTTT is not notified: the service key is the development one and IFTTT_REALTIME_URL is not set.',
      );
    }
  }

  async deliver(entries: readonly OutboxDelivery[]): Promise<void> {
    const { realtimeUrl, serviceKeys } = this.config.ifttt;
    if (realtimeUrl === undefined) return;
    const requestId = randomUUID();
    const attributes = {
      'http.request.method': 'POST',
      'server.address': new URL(realtimeUrl).hostname,
      'request.id': requestId,
      'notifications.count': entries.length,
    };
    await this.metrics.observe(entries.length, () =>
      withinTrace('POST notifications', { kind: 'client', attributes }, (set) =>
        this.send(entries, { realtimeUrl, serviceKey: serviceKeys[0], requestId }, set),
      ),
    );
  }

  private async send(
    entries: readonly OutboxDelivery[],
    { realtimeUrl, serviceKey, requestId }: NotificationRequest,
    set: SetAttribute,
  ): Promise<'sent' | 'refused'> {
    const { statusCode, headers, body } = await request(realtimeUrl, {
      method: 'POST',
      headers: {
        'IFTTT-Service-Key': serviceKey,
        Accept: 'application/json',
        'Accept-Charset': 'utf-8',
        'Accept-Encoding': 'gzip, deflate',
        'Content-Type': 'application/json',
        'X-Request-ID': requestId,
      },
      // The identity, never the user: that costs one poll rather than one for each of the user's Applets (rule 35).
      body: JSON.stringify({ data: entries.map(({ key }) => ({ trigger_identity: key })) }),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body.dump();
    set('http.response.status_code', statusCode);
    if (statusCode >= 200 && statusCode < 300) return 'sent';
    const outcome = `IFTTT answered ${statusCode} to ${entries.length} notifications (request ${requestId})`;
    const pauseMs = retryAfterMs(headers['retry-after'], Date.now());
    return this.refused(statusCode, outcome, { requestId, pauseMs });
  }

  /** Returns when the notifications are to be given up, throws when they are to be tried again. */
  private refused(
    status: number,
    outcome: string,
    { requestId, pauseMs }: { readonly requestId: string; readonly pauseMs: number | undefined },
  ): 'refused' {
    switch (status) {
      case 400:
      case 413:
      case 422:
        // The same request would fail for ever, and hold up every later one.
        this.logger.error(`${outcome}; they are dropped.`, { requestId });
        return 'refused';
      case 401:
      case 403:
      case 404:
        this.logger.error(`${outcome}. Check the first of IFTTT_SERVICE_KEY, and IFTTT_REALTIME_URL.`, { requestId });
        throw new RetryAfter(MISCONFIGURED_PAUSE_MS);
      default:
        if (pauseMs !== undefined) throw new RetryAfter(pauseMs, { cause: new Error(outcome) });
        throw new Error(outcome);
    }
  }
}
