import fc from 'fast-check';
import { afterAll, beforeAll, it } from 'vitest';
import { type Answer, send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { breachOf, breachOfErrors } from './contract/answers.js';
import { CONTRACT, type ContractOperation } from './contract/operations.js';
import { type OddRequest, requestsOf, type Vocabulary } from './generators/requests.js';
import { Cases } from './support/cases.js';
import { expectNothingWritten, Ledger } from './support/ledger.js';
import { expectUnharmed } from './support/logs.js';
import { vocabularyOf } from './support/vocabulary.js';

/** Cases for each operation. Passwords are meant to take long: an operation that looks at one gets fewer. */
const AMOUNTS = { embedded: 250, mariadb: 10 };
const FEW = ['createUser', 'createSession'];
const CROWD = 20;

describeStacks('Requests that nobody should send', (stack) => {
  const world = useWorld(stack, { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1' });
  const cases = new Cases(`Bad requests, ${stack.name} stack`);
  let words: Vocabulary;
  let ledger: Ledger;

  beforeAll(async () => {
    words = await vocabularyOf(world);
    ledger = await Ledger.open(world);
  });
  afterAll(() => expectUnharmed(world));

  /** @throws where the answer is none that the contract allows */
  const ask = async (operation: ContractOperation, request: OddRequest): Promise<Answer> => {
    const answer = await send(world.url + request.path, request);
    const fault = faultOf(operation, request, answer);
    if (fault !== null) throw new Error(fault);
    return answer;
  };

  for (const operation of CONTRACT) {
    const amount = AMOUNTS[stack.name] / (FEW.includes(operation.id) ? 5 : 1);
    it(`${operation.method} ${operation.path}: answered by the contract, and a refusal leaves nothing behind`, () =>
      cases.try(requestsOf(operation, words), amount, async (request) => {
        const answer = await ask(operation, request);
        await (answer.status < 400 ? ledger.settle() : expectNothingWritten(ledger, answer.text));
      }));
  }

  it('many at once, of all operations: nothing is left behind by those that break the contract', async () => {
    const refusing = CONTRACT.filter(({ security }) => security !== 'public');
    const broken = refusing.map((operation) =>
      requestsOf(operation, words)
        .filter(({ isBroken }) => isBroken)
        .map((request) => ({ operation, request })),
    );
    const crowds = fc.array(fc.oneof(...broken), { minLength: CROWD, maxLength: CROWD });
    const check = async (crowd: { operation: ContractOperation; request: OddRequest }[]): Promise<void> => {
      await Promise.all(crowd.map(({ operation, request }) => ask(operation, request)));
      await expectNothingWritten(ledger, 'one of a crowd');
    };
    await cases.try(crowds, AMOUNTS[stack.name] / 5, check, CROWD);
  });
});

/** What is wrong with an answer; null where nothing is. */
function faultOf(operation: ContractOperation, request: OddRequest, answer: Answer): string | null {
  const { method, isRouted, isBroken } = request;
  if ('access-control-allow-origin' in answer.headers) return 'pages of others may read it';
  if (isBroken && answer.status < 400) return `What breaks the contract was taken: ${answer.status} ${answer.text}`;
  const asked = CONTRACT.find((one) => one.path === operation.path && one.method === method);
  if (!asked) return answer.status === 405 && !answer.headers['allow'] ? '405 without Allow' : breachOfErrors(answer);
  const fault = breachOf(asked, answer);
  // A path that only looks like the operation's is another one, or none.
  return fault === null || isRouted ? fault : breachOfErrors(answer);
}
