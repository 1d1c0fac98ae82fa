import { type Transactions } from '#persistence';
import { activeTraceparent, newTrace } from '#platform';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptAnswers } from '../../../libs/hot-path/src/kept-answers.js';
import { OtelSpans } from '../../../libs/platform/src/tracing/otel-spans.js';
import { useSpans } from '../../../libs/platform/src/tracing/spans.js';

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  useSpans(new OtelSpans(new TracerProvider().getTracer('test')));
});
afterEach(() => {
  useSpans(null);
  context.disable();
});

it('answers are kept outside of the trace of the poll that came first, for they are those of many', async () => {
  const traces: (string | null)[] = [];
  const statement = async (): Promise<void> => void traces.push(activeTraceparent());
  const answers = new KeptAnswers({ statement } as unknown as Transactions);
  const name = { userId: 'o1', triggerSlug: 'heard', matchKey: 'hello' };
  await newTrace('a poll', {}, async () => {
    expect(activeTraceparent()).not.toBeNull();
    await answers.keep(name, null, 'f', 'body');
  });
  expect(traces).toEqual([null]);
});
