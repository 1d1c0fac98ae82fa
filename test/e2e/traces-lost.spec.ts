import { describe, expect, it } from 'vitest';
import { send } from '../support/http.js';
import { freePort } from '../support/ports.js';
import { embedded } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

describe.each<{ title: string; settings: Readonly<Record<string, string>> }>([
  { title: 'Without a collector', settings: {} },
  { title: 'With a setting that OpenTelemetry cannot read', settings: { OTEL_EXPORTER_OTLP_TIMEOUT: 'hunter2' } },
])('$title', ({ settings }) => {
  const world = useWorld(embedded, async () => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
    OTEL_BSP_SCHEDULE_DELAY: '20',
    ...settings,
  }));

  it('the log says so in a line as any other, which belongs to no trace', async () => {
    expect((await send(`${world.url}/nothing`)).status).toBe(404);
    const told = await eventually(async () => {
      const lines = world.service.logs.join('').split('\n').slice(0, -1);
      return lines.find((line) => line.includes('Traces are not delivered'));
    }, Boolean);
    const line = JSON.parse(told!) as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'warn', context: 'Tracing' });
    expect(line).not.toHaveProperty('trace_id');
    expect(told).not.toContain('hunter2');
  });
});
