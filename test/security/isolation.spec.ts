import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Method, send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { type Attempt, type Caller, WAYS } from './isolation/attempts.js';
import { type Household, type Names, namesOfNobody, newHousehold } from './isolation/household.js';
import { routesOfTheService } from './isolation/routes.js';
import { rowsOf } from './isolation/rows.js';

describe('The ways that are tried', () => {
  it('are every route that the service has', async () => {
    expect(Object.keys(WAYS).sort()).toEqual(await routesOfTheService());
  });
});

describeStacks('Another owner', (stack) => {
  const world = useWorld(stack);
  let mine: Household;
  let theirs: Household;

  beforeAll(async () => {
    [mine, theirs] = [await newHousehold(world), await newHousehold(world)];
    await world.settled();
  });

  const credentialOf = (caller: Caller): Record<string, string> => {
    switch (caller) {
      case 'ifttt':
        return { authorization: `Bearer ${mine.accessToken}` };
      case 'app':
        return { authorization: `Bearer ${mine.session}` };
      case 'browser':
        return { cookie: [...mine.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      case 'nobody':
        return {};
    }
  };
  const call = (route: string, as: Caller, { at = {}, query = '', headers, json, form }: Attempt): Promise<Answer> => {
    const [method, template = ''] = route.split(' ');
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] as string));
    return send(world.url + path + query, {
      method: method as Method,
      headers: { ...credentialOf(as), ...headers },
      ...(json !== undefined && { json }),
      ...(form && { form: { ...form, _csrf: mine.formToken } }),
    });
  };

  for (const [route, { as, attempts }] of Object.entries(WAYS)) {
    it(`${route} tells and changes nothing of another owner’s`, async () => {
      const before = await rowsOf(world, theirs.names);
      const nobody = namesOfNobody();
      const ofNobody = attempts(nobody);
      for (const [index, attempt] of attempts(theirs.names).entries()) {
        const answer = await call(route, as, attempt);
        expect(tellsOf(answer, theirs, attempt)).toEqual([]);
        const unknown = await call(route, as, ofNobody[index] as Attempt);
        // Whatever is another's is as unknown as what nobody has.
        if (!attempt.alone) expect(shapeOf(answer, theirs.names)).toEqual(shapeOf(unknown, nobody));
      }
      await world.settled();
      expect(await rowsOf(world, theirs.names)).toEqual(before);
    });
  }
});

/** What an answer says of an owner, beyond what it was asked with. */
function tellsOf(answer: Answer, { names, session, accessToken }: Household, asked: Attempt): string[] {
  const said = JSON.stringify([answer.headers, answer.text]);
  const given = JSON.stringify(asked);
  return [...Object.values(names), session, accessToken].filter((one) => said.includes(one) && !given.includes(one));
}

/** Of an answer what must not depend on whose names it was asked with. */
function shapeOf({ status, text, headers }: Answer, names: Names): unknown {
  const said = `${text} ${String(headers['location'])}`;
  const plain = Object.values(names).reduce((rest, name) => rest.replaceAll(name, '…'), said);
  // Ids, tokens and times are new in each answer.
  return { status, said: plain.replaceAll(/[\w-]{36,}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…') };
}
