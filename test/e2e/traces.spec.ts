import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CollectedSpan, Collector } from '../support/collector.js';
import { send } from '../support/http.js';
import type { IftttCaller } from '../support/ifttt.js';
import type { Owner } from '../support/owner.js';
import type { RobotWire } from '../support/robot.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

/** SPAN_KIND of OTLP. */
const [INTERNAL, SERVER, CLIENT, PRODUCER, CONSUMER] = [1, 2, 3, 4, 5];

/** The names of a trace's spans, each after that of its parent. */
function paths(trace: readonly CollectedSpan[]): string[] {
  const pathOf = (span: CollectedSpan): string => {
    const parent = trace.find(({ spanId }) => spanId === span.parentSpanId);
    return parent ? `${pathOf(parent)} > ${span.name}` : span.name;
  };
  return trace.map(pathOf).sort();
}

describeStacks('Traces', (stack) => {
  let collector: Collector;
  const world = useWorld(stack, async () => {
    collector = await Collector.open();
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: `x-tenant=${world.secret('tenant-of-the-test')}`,
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_BSP_SCHEDULE_DELAY: '20',
    };
  });
  let owner: Owner;
  let wire: RobotWire;
  let ifttt: IftttCaller;
  const phrase = 'open the garden gate';
  let identity: string;
  const named = (name: string) => (span: CollectedSpan) => span.name === name;
  /** The line of the log with this message. */
  const lineOf = (text: string): Record<string, unknown> | undefined =>
    world.service.logs
      .join('')
      .split('\n')
      .filter((line) => line.includes(text))
      .map((line) => JSON.parse(line))
      .at(-1);

  beforeAll(async () => {
    owner = await world.owner('Grace Hopper');
    wire = await owner.turnOn(await owner.addRobot());
    ifttt = await owner.connectIfttt();
    identity = await ifttt.subscribe('voice_command', { voice_command: phrase });
  });
  afterAll(() => collector.close());

  it('go from what a robot says to the notification of IFTTT', async () => {
    const messageId = await wire.hear(phrase);
    const { headers } = await world.platform.notificationOf(identity);
    const requestId = headers['x-request-id'];
    const trace = await collector.traceWith(({ attributes }) => attributes['request.id'] === requestId);
    const root = 'process ifttt_trigger';
    await collector.traceWith(named(root));
    const whole = collector.spans.filter(({ traceId }) => traceId === trace[0]!.traceId);
    const delivery = `${root} > store ifttt_trigger > transaction > deliver realtime`;
    expect(paths(whole)).toEqual(
      expect.arrayContaining([
        root,
        `${root} > store ifttt_trigger`,
        `${root} > store ifttt_trigger > transaction`,
        delivery,
        `${delivery} > POST notifications`,
      ]),
    );
    const span = (name: string) => whole.find(named(name))!;
    expect(span(root)).toMatchObject({ kind: CONSUMER, parentSpanId: '' });
    expect(span(root).attributes).toMatchObject({ 'messaging.message.id': messageId });
    expect(span('store ifttt_trigger').kind).toBe(INTERNAL);
    expect(span('deliver realtime').kind).toBe(CONSUMER);
    expect(span('POST notifications')).toMatchObject({
      kind: CLIENT,
      attributes: { 'http.response.status_code': 200, 'notifications.count': 1 },
    });
  });

  it('say which process they come from', () => {
    expect(collector.requests[0]).toMatchObject({
      path: '/v1/traces',
      headers: { 'content-type': 'application/json', 'x-tenant': 'tenant-of-the-test' },
    });
    expect(collector.spans[0]!.resource).toMatchObject({
      'service.name': 'robot-ifttt',
      'service.version': expect.stringMatching(/^\d+\.\d+\.\d+/),
      'service.instance.id': expect.stringMatching(/./),
      'deployment.environment.name': 'test',
    });
  });

  it('go from an action to the robot, and are named in the log', async () => {
    await ifttt.act('dock', {}, 'the-action');
    const route = 'POST /third-party/ifttt/v1/actions/:actionSlug';
    const isAction = ({ attributes, kind }: CollectedSpan) =>
      kind === SERVER && attributes['request.id'] === 'the-action';
    const trace = await collector.traceWith(isAction);
    const request = trace.find(isAction)!;
    expect(request.attributes).toMatchObject({ 'http.response.status_code': 200, 'http.request.method': 'POST' });
    expect(`POST ${String(request.attributes['http.route'])}`).toBe(request.name);
    expect(request.name.replace(/:\w+$/, '')).toBe(route.replace(/:\w+$/, ''));
    expect(paths(trace)).toContain(`${request.name} > publish command`);
    expect(trace.find(named('publish command'))!.kind).toBe(PRODUCER);
    expect(await eventually(async () => lineOf('the-action'), Boolean)).toMatchObject({
      trace_id: request.traceId,
      span_id: request.spanId,
    });
  });

  it('of two requests at once are two', async () => {
    await Promise.all(['one', 'two'].map((id) => ifttt.act('dock', {}, id)));
    const traces = await Promise.all(
      ['one', 'two'].map((id) => collector.traceWith(({ attributes }) => attributes['request.id'] === id)),
    );
    expect(new Set(traces.flat().map(({ traceId }) => traceId)).size).toBe(2);
    for (const trace of traces) expect(trace.map(({ name }) => name)).toContain('publish command');
  });

  it('are not what a caller says they are', async () => {
    const traceId = 'a'.repeat(32);
    const headers = { traceparent: `00-${traceId}-${'b'.repeat(16)}-01`, 'x-request-id': 'with-traceparent' };
    await ifttt.call('GET', 'user/info', { headers });
    const trace = await collector.traceWith(({ attributes }) => attributes['request.id'] === 'with-traceparent');
    expect(trace[0]!.traceId).not.toBe(traceId);
  });

  it('have no probe in them', async () => {
    await send(`${world.url}/healthz`);
    await ifttt.act('dock', {}, 'after-the-probe');
    await collector.traceWith(({ attributes }) => attributes['request.id'] === 'after-the-probe');
    expect(collector.spans.filter(({ name }) => /healthz|readyz|metrics/.test(name))).toEqual([]);
  });

  it('go on where another process delivers what was left, and link to each other where one request does', async () => {
    world.platform.usualReaction = { status: 503 };
    await wire.hear(phrase);
    await wire.hear(phrase);
    await world.platform.notificationOf(identity);
    await world.service.stop();
    await world.letLeasesEnd();
    world.platform.usualReaction = { status: 200 };
    await world.service.start();
    await world.settled();
    const isDelivery = ({ name, failed, attributes }: CollectedSpan) =>
      name === 'deliver realtime' && !failed && Number(attributes['outbox.entries']) === 2;
    const trace = await collector.traceWith(isDelivery);
    expect(paths(trace)).toEqual(
      expect.arrayContaining([
        'process ifttt_trigger',
        'process ifttt_trigger > store ifttt_trigger > transaction > deliver realtime > POST notifications',
      ]),
    );
    const { links } = trace.find(isDelivery)!;
    expect(links).toHaveLength(1);
    const linked = collector.spans.filter(({ traceId }) => traceId === links[0]!.traceId);
    expect(links[0]!.traceId).not.toBe(trace[0]!.traceId);
    expect(linked.map(({ name }) => name)).toContain('process ifttt_trigger');
    expect(linked.filter(({ failed }) => failed)).not.toEqual([]);
  });

  it('hold nothing that anybody said, no name, and no secret', async () => {
    await ifttt.act('move', { place: 'a place that only Grace knows' }, 'the-last');
    await collector.traceWith(({ attributes }) => attributes['request.id'] === 'the-last');
    const personal = [phrase, 'garden', 'Grace', owner.email, owner.id, ...world.allSecrets];
    expect(personal.filter((word) => collector.text.includes(word))).toEqual([]);
  });
});
