import type { World } from '../support/world.js';
import type { Fleet } from './fleet.js';
import { compare } from './timeline.js';
import type { Traffic } from './traffic.js';

/** More than any timeline has; the most that a poll gives. */
const LIMIT = 1_000;

/** What became of everything that was said and asked for. */
export interface Findings {
  readonly published: number;
  /** Not in any poll, though the robot was told that it had arrived. */
  readonly lost: number;
  readonly duplicated: number;
  /** Timelines that a poll does not tell newest first. */
  readonly disordered: number;
  readonly identitiesWithNews: number;
  /** Identities of which IFTTT was not told after their last event. */
  readonly unnotified: number;
  readonly actionsAsked: number;
  readonly actionsDone: number;
  /** Actions answered with another id than that of their one run, and commands that belong to no run. */
  readonly ranTwice: number;
  /** Actions that were answered 200 and that some robot never heard of. */
  readonly unheard: number;
  /** Commands published anew under the same action id, by which a robot knows that it has done them. */
  readonly repeated: number;
  /** Left in the outbox. */
  readonly stuck: number;
}

/** Looks at everything through the endpoints that IFTTT and the robots have, and at the database for what none shows. */
export async function lookAtAll(world: World, fleet: Fleet, traffic: Traffic): Promise<Findings> {
  return {
    published: fleet.said,
    ...(await polled(fleet)),
    ...(await notified(world, fleet)),
    ...(await actions(world, fleet, traffic)),
    stuck: (await world.backends.database.query('SELECT id FROM outbox')).length,
  };
}

async function polled(fleet: Fleet): Promise<Pick<Findings, 'lost' | 'duplicated' | 'disordered'>> {
  const sum = { lost: 0, duplicated: 0, disordered: 0 };
  for (const timeline of fleet.timelines) {
    const { ifttt, phrase, identity } = timeline;
    const body = { trigger_identity: identity, limit: LIMIT };
    const answer = await ifttt.poll('voice_command', { voice_command: phrase }, body);
    if (answer.status !== 200) throw new Error(`A poll after the storm: ${answer.status} ${answer.text}`);
    const { lost, twice, order } = compare(timeline, timeline.sequencesIn(answer.json.data));
    sum.lost += lost;
    sum.duplicated += twice;
    if (!order) sum.disordered += 1;
  }
  return sum;
}

async function notified(world: World, fleet: Fleet): Promise<Pick<Findings, 'identitiesWithNews' | 'unnotified'>> {
  const told = new Map<unknown, number>();
  for (const { accepted, at, body } of world.platform.notifications.all) {
    if (accepted) for (const { trigger_identity: identity } of body.data) told.set(identity, at);
  }
  const sql = `SELECT user_id, match_key, MAX(received_at) AS newest FROM voice_command_events
    GROUP BY user_id, match_key`;
  const keyOf = (ownerId: unknown, phrase: unknown) => `${String(ownerId)} ${String(phrase)}`;
  const rows = await world.backends.database.query(sql);
  const newest = new Map(rows.map((row) => [keyOf(row['user_id'], row['match_key']), Number(row['newest'])]));
  const withNews = fleet.timelines.filter(({ said }) => said.length > 0);
  const unnotified = withNews.filter(
    ({ ownerId, phrase, identity }) => !((told.get(identity) ?? 0) >= newest.get(keyOf(ownerId, phrase))!),
  );
  return { identitiesWithNews: withNews.length, unnotified: unnotified.length };
}

async function actions(
  world: World,
  fleet: Fleet,
  { asked }: Traffic,
): Promise<Pick<Findings, 'actionsAsked' | 'actionsDone' | 'ranTwice' | 'unheard' | 'repeated'>> {
  const runs = await world.backends.database.query('SELECT id, request_id FROM action_runs');
  const runOf = new Map(runs.map((run) => [run['request_id'], run['id']]));
  const done = asked.filter(({ ids }) => ids.size > 0);
  const heard = fleet.speakers.map(({ owner, wire }) => ({
    ownerId: owner.id,
    commands: commandsOf(wire.received.all),
  }));
  const isUnheard = ({ ownerId, ids }: (typeof done)[number]) =>
    heard.some((robot) => robot.ownerId === ownerId && [...ids].some((id) => !robot.commands.has(id)));
  const known = new Set(runs.map((run) => run['id']));
  const unknownIds = heard.flatMap(({ commands }) => [...commands.keys()].filter((id) => !known.has(id)));
  return {
    actionsAsked: asked.length,
    actionsDone: done.length,
    ranTwice: unknownIds.length + done.filter(({ requestId, ids }) => [...ids].join() !== runOf.get(requestId)).length,
    unheard: done.filter(isUnheard).length,
    repeated: heard.reduce(
      (sum, { commands }) => sum + [...commands.values()].filter((messages) => messages.size > 1).length,
      0,
    ),
  };
}

/** Of one robot: the ids of the messages for each action id. The broker's own repetitions have the same message id. */
function commandsOf(received: readonly { topic: string; envelope: any }[]): Map<string, Set<string>> {
  const commands = new Map<string, Set<string>>();
  for (const { topic, envelope } of received) {
    if (!topic.includes('/command/')) continue;
    const messages = commands.get(envelope.action_id) ?? new Set();
    commands.set(envelope.action_id, messages.add(envelope.message_id));
  }
  return commands;
}
