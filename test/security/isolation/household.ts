import { randomBytes, randomUUID } from 'node:crypto';
import { Browser } from '../../support/browser.js';
import { expectData } from '../../support/expectations.js';
import { newIdentity } from '../../support/ifttt.js';
import type { World } from '../../support/world.js';

/** What an owner has that others could name. */
export interface Names {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly email: string;
  readonly password: string;
  readonly sessionId: string;
  readonly robotId: string;
  readonly robotName: string;
  readonly placeId: string;
  readonly placeName: string;
  /** The place as an option of a field names it: with its robot. */
  readonly placeValue: string;
  readonly phrase: string;
  readonly identity: string;
  /** Of an action that ran. */
  readonly requestId: string;
  readonly actionId: string;
  /** Where the rows of a query that they were given go on. */
  readonly cursor: string;
}

/** An owner with everything, and what opens it. */
export interface Household {
  readonly names: Names;
  readonly session: string;
  readonly accessToken: string;
  readonly browser: Browser;
  /** With which forms of the pages in that browser are sent; the one to sign in has another. */
  readonly formToken: string;
  readonly signInToken: string;
}

const mark = (what: string): string => `${what} ${randomBytes(6).toString('hex')}`;

export async function newHousehold(world: World): Promise<Household> {
  const ownerName = mark('Owner');
  const owner = await world.owner(ownerName);
  const [placeName, phrase, requestId] = [mark('Library'), mark('say'), randomUUID()];
  const placeId = mark('place');
  const robot = await owner.addRobot(mark('Robot'), [{ id: placeId, name: placeName }]);
  const wire = await owner.turnOn(robot);
  const accessToken = await owner.newToken();
  const ifttt = world.ifttt(accessToken);
  const identity = await ifttt.subscribe('voice_command', { voice_command: phrase });
  for (let times = 0; times < 3; times += 1) await wire.hear(phrase);
  const [{ id: actionId }] = expectData(await ifttt.act('dock', {}, requestId));
  const [option] = expectData(await ifttt.options('actions/move/fields/place'));
  const json = { queryFields: { voice_command: phrase }, limit: 1 };
  const { cursor } = (await ifttt.call('POST', 'queries/voice_command_history', { json })).json;
  const browser = new Browser();
  const { email, password } = owner;
  const signIn = await browser.open(`${world.url}/account`);
  const page = await browser.press(signIn, /sign in/i, { email, password });
  const [signInToken, formToken] = [signIn, page].map(({ forms }) => String(forms[0]?.fields['_csrf'])) as [
    string,
    string,
  ];
  for (const cookie of browser.cookies.values()) world.secret(cookie);
  const names = {
    ...{ ownerId: owner.id, ownerName, email, password, sessionId: owner.session.id },
    ...{ robotId: robot.id, robotName: robot.name, placeId, placeName, placeValue: option.value },
    ...{ phrase, identity, requestId, actionId, cursor },
  };
  return { names, session: owner.session.token, accessToken, browser, formToken, signInToken };
}

/** Names like those of an owner, which nobody has. */
export function namesOfNobody(): Names {
  const placeName = mark('Library');
  const robotId = randomUUID();
  return {
    ownerId: randomUUID(),
    ownerName: mark('Owner'),
    email: `owner-${randomBytes(6).toString('hex')}@example.com`,
    password: randomBytes(12).toString('base64url'),
    sessionId: randomUUID(),
    robotId,
    robotName: mark('Robot'),
    placeId: mark('place'),
    placeName,
    placeValue: `${robotId}/${placeName}`,
    phrase: mark('say'),
    identity: newIdentity(),
    requestId: randomUUID(),
    actionId: randomUUID(),
    cursor: `${randomBytes(20).toString('base64url')}.${randomBytes(32).toString('base64url')}`,
  };
}
