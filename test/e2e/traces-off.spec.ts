import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { embedded } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

const RECORDER = pathToFileURL(resolve(import.meta.dirname, '../support/loaded-modules.mjs')).href;

interface Case {
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly loaded: boolean;
}

describe.each<Case>([
  { title: 'Without a word of traces', settings: {}, loaded: false },
  { title: 'With OTEL_TRACES_EXPORTER=otlp', settings: { OTEL_TRACES_EXPORTER: 'otlp' }, loaded: true },
  {
    title: 'With OTEL_SDK_DISABLED=true',
    settings: { OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'true' },
    loaded: false,
  },
])('$title', ({ settings, loaded }) => {
  const world = useWorld(embedded, { NODE_OPTIONS: `--import ${RECORDER}`, ...settings });

  it(`OpenTelemetry is ${loaded ? '' : 'not '}loaded`, () => {
    const modules = [...world.service.logs.join('').matchAll(/^loaded (file:\S+)$/gm)].map(([, url = '']) => url);
    expect(modules).not.toEqual([]);
    const telemetry = modules.filter((url) => readFileSync(new URL(url), 'utf8').includes('OTLPTraceExporter'));
    expect(telemetry.length > 0).toBe(loaded);
  });
});
