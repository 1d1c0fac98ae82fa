import { Metrics } from '#platform';
import { describe, expect, it, vi } from 'vitest';
import { Clock } from '../clock.js';
import type { PreparedReads } from '../prepared-reads.js';
import { MOST_ROWS, OutboxMetrics } from './outbox-metrics.js';

function fixture(query: () => Promise<object[]>) {
  const metrics = new Metrics();
  const asked = vi.fn(query);
  const outbox = new OutboxMetrics(metrics, { query: asked } as unknown as PreparedReads, new Clock());
  outbox.register('known');
  const scrape = async (): Promise<string[]> =>
    (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('outbox_entries{'));
  return { scrape, asked };
}

describe('The metrics of the outbox', () => {
  it('come from one look at so many rows, kinds without any and kinds of other releases among them', async () => {
    const { scrape, asked } = fixture(async () => [{ kind: 'other', entries: '7', oldest: '0' }]);
    expect(await scrape()).toEqual(['outbox_entries{kind="known"} 0', 'outbox_entries{kind="other"} 7']);
    expect(asked).toHaveBeenCalledExactlyOnceWith(expect.any(String), [MOST_ROWS]);
  });

  it('are left out when the database fails', async () => {
    const { scrape } = fixture(() => Promise.reject(new Error('away')));
    expect(await scrape()).toEqual([]);
  });

  it('are left out when it does not answer, and it is not asked again meanwhile', async () => {
    const { scrape, asked } = fixture(() => new Promise(() => {}));
    expect(await Promise.all([scrape(), scrape()])).toEqual([[], []]);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('forget what is gone', async () => {
    let rows = [{ kind: 'other', entries: 1, oldest: 0 }];
    const { scrape } = fixture(async () => rows);
    await scrape();
    rows = [];
    expect(await scrape()).toEqual(['outbox_entries{kind="known"} 0']);
  });
});
