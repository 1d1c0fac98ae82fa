import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Method, send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld, type World } from '../support/world.js';
import { WAYS } from './isolation/attempts.js';
import { type Household, type Names, namesOfNobody, newHousehold } from './isolation/household.js';
import { routesOfTheService } from './isolation/routes.js';
import { rowsOf } from './isolation/rows.js';
import { type Attempt, type Caller, FOR_EVERYONE } from './isolation/way.js';

describe('The ways that are tried', () => {
  it('are every route that the service has', async () => {
    expect(Object.keys(WAYS).sort()).toEqual(await routesOfTheService());
  });
});

describeStacks('Another owner', (stack) => {
  const world = useWorld(stack);
  let [tried, refused] = [0, 0];
  let households: Pair;

  const newHouseholds = async (): Promise<Pair> => {
    const [mine, theirs] = await Promise.all([newHousehold(world), newHousehold(world)]);
    await world.settled();
    return { mine, theirs };
  };
  beforeAll(async () => {
    households = await newHouseholds();
  });
  afterAll(() => console.log(`Another owner, ${stack.name} stack: attacks tried: ${tried}, refused: ${refused}`));

  for (const [route, { as, attempts, apart }] of Object.entries(WAYS)) {
    it(`${route} tells and changes nothing of another owner’s`, async () => {
      const { mine, theirs } = apart ? await newHouseholds() : households;
      const before = await rowsOf(world, theirs.names);
      const nobody = namesOfNobody();
      const ofNobody = attempts(nobody, world.client.id);
      const ofTheirs = attempts(theirs.names, world.client.id);
      const attacks = ofTheirs.filter(({ idle }) => idle !== FOR_EVERYONE).length;
      tried += attacks;
      const answers: Answer[] = [];
      for (const [index, attempt] of ofTheirs.entries()) {
        const answer = await call(world, route, as, mine, attempt);
        expect(tellsOf(answer, theirs, attempt)).toEqual([]);
        // A form that is out of date is refused whatever it asks for.
        if (as === 'browser') expect(answer.status).not.toBe(403);
        const unknown = await call(world, route, as, mine, ofNobody[index] as Attempt);
        // Whatever is another's is as unknown as what nobody has.
        if (!attempt.alone) expect(shapeOf(answer, theirs.names)).toEqual(shapeOf(unknown, nobody));
        answers.push(answer);
      }
      await world.settled();
      expect(await rowsOf(world, theirs.names)).toEqual(before);
      refused += attacks;

      // It was their credential that was missing, and nothing else.
      for (const [index, attempt] of ofTheirs.entries()) {
        if (attempt.idle) continue;
        const then = await rowsOf(world, theirs.names);
        const answer = await call(world, route, as, theirs, attempt);
        await world.settled();
        const seen = [
          tellsOf(answer, theirs, attempt),
          shapeOf(answer, theirs.names),
          await rowsOf(world, theirs.names),
        ];
        const nothing = [[], shapeOf(answers[index] as Answer, theirs.names), then];
        expect(seen, `attempt ${index} with their own credential`).not.toEqual(nothing);
      }
    });
  }
});

interface Pair {
  readonly mine: Household;
  readonly theirs: Household;
}

function credentialOf(caller: Caller, { accessToken, session, browser }: Household): Record<string, string> {
  switch (caller) {
    case 'ifttt':
      return { authorization: `Bearer ${accessToken}` };
    case 'app':
      return { authorization: `Bearer ${session}` };
    case 'browser':
      return { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    case 'nobody':
      return {};
  }
}

function call(world: World, route: string, as: Caller, who: Household, attempt: Attempt): Promise<Answer> {
  const { at = {}, query = '', headers, json, form } = attempt;
  const [method, template = ''] = route.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] as string));
  const _csrf = form?.['step'] === 'sign-in' ? who.signInToken : who.formToken;
  return send(world.url + path + query, {
    method: method as Method,
    headers: { ...credentialOf(as, who), ...headers },
    ...(json !== undefined && { json }),
    ...(form && { form: { ...form, _csrf } }),
  });
}

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
