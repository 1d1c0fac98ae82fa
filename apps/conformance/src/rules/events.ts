import { type Findings, type Rule } from '../rule.js';
import { isObject, type JsonObject } from '../service/json.js';
import { listOf, metaOf, type WorkingStep } from '../service/steps.js';
import { workingSteps } from './support.js';

/** Later than any date in seconds, earlier than any in milliseconds. */
const MAX_SECONDS = 100_000_000_000;

export const events: Rule = {
  number: 18,
  name: 'events',
  title: 'Events have ingredients as strings and meta with a stable id and Unix seconds, newest first',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    for (const trigger of workingSteps(service, 'triggers', findings)) {
      for (const event of trigger.data) expectEvent(trigger, event, findings);
      expectOrder(trigger, findings);
      const ids = idsOf(trigger.data);
      const exchange = await service.run(trigger);
      const again = idsOf(listOf(exchange));
      // Fewer events than before are rule 20's.
      findings.expect(again.length < ids.length || ids.every((id) => again.includes(id)), {
        expectation: `The events of ${trigger.slug} keep their meta.id from poll to poll.`,
        found: 'The second poll has other ids than the first.',
        fix: 'Take the key of the event in your database: IFTTT runs an Applet once for each id it has not seen.',
        exchange,
      });
    }
  },
};

function expectEvent(trigger: WorkingStep, event: unknown, findings: Findings): void {
  const problem = isObject(event) ? problemOf(event, trigger) : 'It is no object.';
  findings.expect(problem === undefined, {
    expectation: `Each event of ${trigger.slug} has its ingredients as strings, and meta {id, timestamp}.`,
    found: problem,
    fix: 'Answer {"ingredient": "text", ..., "meta": {"id": "text", "timestamp": seconds}}.',
    exchange: trigger.first,
  });
}

function problemOf(event: JsonObject, { description, data }: WorkingStep): string | undefined {
  const { meta: _, ...ingredients } = event;
  const [first] = data;
  const expected = description?.ingredients.map(({ slug }) => slug) ?? Object.keys(isObject(first) ? first : {});
  const missing = expected.find((slug) => !Object.hasOwn(event, slug));
  if (missing !== undefined) return `It has no ingredient ${missing}.`;
  const other = Object.entries(ingredients).find(([, value]) => typeof value !== 'string');
  if (other) return `The ingredient ${other[0]} is ${JSON.stringify(other[1])}, no string.`;
  const { id, timestamp } = metaOf(event);
  if (typeof id !== 'string' || id === '') return `meta.id is ${JSON.stringify(id)}, no string.`;
  if (!Number.isInteger(timestamp)) return `meta.timestamp is ${JSON.stringify(timestamp)}, no whole number.`;
  return (timestamp as number) < MAX_SECONDS ? undefined : `meta.timestamp is ${String(timestamp)}: milliseconds?`;
}

function expectOrder(trigger: WorkingStep, findings: Findings): void {
  const times = trigger.data.map((event) => Number(metaOf(event)['timestamp']));
  findings.expect(!times.some((time, index) => time > times[index - 1]!), {
    expectation: `The events of ${trigger.slug} are in the order of their timestamps, newest first.`,
    found: `The timestamps are ${times.join(', ')}.`,
    fix: 'Sort by timestamp, descending.',
    exchange: trigger.first,
  });
  const ids = idsOf(trigger.data);
  findings.expect(new Set(ids).size === ids.length, {
    expectation: `Each event of ${trigger.slug} has a meta.id of its own.`,
    found: 'Two events have the same one.',
    fix: 'Take the key of the event in your database, not that of the thing it is about.',
    exchange: trigger.first,
  });
}

function idsOf(list: readonly unknown[]): unknown[] {
  return list.map((event) => metaOf(event)['id']);
}
