import { type Transactions } from '#persistence';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhooksService } from './webhooks.service.js';

const insert = vi.fn();
const transactions = { statement: (work: (manager: object) => Promise<void>) => work({ insert }) };
const webhooks = new WebhooksService(transactions as unknown as Transactions);

beforeEach(() => {
  insert.mockReset();
  Logger.overrideLogger(false);
});

describe('webhooks (platform rule 38)', () => {
  it.each([
    ['connection/enabled', (body: unknown) => webhooks.receiveConnectionEnabled(body)],
    ['connection/updated', (body: unknown) => webhooks.receiveConnectionUpdated(body)],
    ['connection/disabled', (body: unknown) => webhooks.receiveConnectionDisabled(body)],
    ['trigger_subscription/fired', (body: unknown) => webhooks.receiveTriggerSubscriptionFired(body)],
  ])('record %s as it came', async (kind, receive) => {
    const body = { user_id: 'u', connection: { id: 'c' }, event_data: [1, null] };
    expect(await receive(body)).toEqual({ data: {} });
    expect(insert).toHaveBeenCalledExactlyOnceWith(WebhookDelivery, {
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      kind,
      body,
      receivedAt: expect.any(Number) as number,
    });
  });

  it.each([[undefined], [null], ['text'], [5], [[]]])('refuse the body %j', async (body) => {
    await expect(webhooks.receiveConnectionEnabled(body)).rejects.toMatchObject({ name: 'InvalidRequest' });
    expect(insert).not.toHaveBeenCalled();
  });

  it('take what a column holds, in bytes, and no more', async () => {
    const sized = (bytes: number) => ({ a: 'ä'.repeat((bytes - 8) / 2) });
    expect(Buffer.byteLength(JSON.stringify(sized(60_000)))).toBe(60_000);
    await webhooks.receiveConnectionEnabled(sized(60_000));
    await expect(webhooks.receiveConnectionEnabled(sized(60_002))).rejects.toMatchObject({ name: 'BodyTooLarge' });
    expect(insert).toHaveBeenCalledOnce();
  });

  it('fail when they could not be recorded', async () => {
    insert.mockImplementation(() => Promise.reject(new Error('away')));
    await expect(webhooks.receiveConnectionEnabled({})).rejects.toThrow('away');
  });
});
