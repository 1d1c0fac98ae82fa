import { randomUUID } from 'node:crypto';
import { send } from '../../support/http.js';
import type { World } from '../../support/world.js';
import type { ContractOperation } from '../contract/operations.js';
import type { Hints } from '../generators/json.js';
import type { Vocabulary } from '../generators/requests.js';

type Steps = readonly {
  readonly slug: string;
  readonly fields: readonly { readonly slug: string }[];
  readonly samples: { readonly fields: unknown };
}[];

/**
 * A service with owners, robots and everything else that its operations can be asked for. One owner's app deletes what
 * there is and ends the connection with IFTTT; the other owner, for whom IFTTT calls, keeps all of it.
 */
export async function vocabularyOf(world: World): Promise<Vocabulary> {
  const [connected, changing] = [await world.owner(), await world.owner()];
  await connected.addRobot('Rosie');
  const robot = await changing.addRobot('Rosie');
  const spare = await changing.addRobot('Spare');
  const token = await connected.newToken();
  const description = (await send(`${world.url}/docs/service.json`)).json as Record<string, unknown>;
  const stepsOf = ({ tag }: ContractOperation): Steps => {
    const steps = description[tag.toLowerCase()];
    return Array.isArray(steps) ? (steps as Steps) : [];
  };

  const pathValues = (operation: ContractOperation, parameter: string): readonly string[] => {
    const steps = stepsOf(operation);
    switch (parameter) {
      case 'stepSlug':
        return steps.map(({ slug }) => slug);
      case 'stepFieldSlug':
        return steps.flatMap(({ fields }) => fields.map(({ slug }) => slug));
      case 'triggerIdentity':
        return ['92429d82a41e93048', 'x'.repeat(255)];
      case 'robotId':
        return operation.id === 'deleteRobot' ? [spare.id, randomUUID()] : [robot.id, randomUUID()];
      case 'id':
        return [randomUUID(), connected.session.id];
      default:
        throw new Error(`No values are known for the path parameter ${parameter}`);
    }
  };

  const hints = (operation: ContractOperation): Hints => {
    const fields = stepsOf(operation).map(({ samples }) => samples.fields);
    return {
      triggerFields: fields,
      actionFields: fields,
      queryFields: fields,
      values: fields,
      value: ['find my phone', 'any', { lat: 1, lng: 2 }],
      limit: [0, 1, 50, 5000],
      include: [['places'], ['recent_voice_commands', 'recent_voice_commands'], ['nothing']],
      clientId: [world.client.id],
      client_id: [world.client.id],
      client_secret: [world.client.secret],
      grant_type: ['authorization_code', 'refresh_token', 'password', 'client_credentials'],
      redirect_uri: [world.redirectUrl],
      email: [connected.email],
    };
  };

  return {
    credentials: {
      public: {},
      serviceAuth: { 'ifttt-service-key': world.serviceKey },
      userAuth: { authorization: `Bearer ${token}` },
      appSession: { authorization: `Bearer ${changing.session.token}` },
    },
    pathValues,
    hints,
  };
}
