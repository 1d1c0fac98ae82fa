import { type Exchange } from '../http/exchange.js';
import { type Findings, type Rule } from '../rule.js';
import { objectOr } from '../service/json.js';
import { dataOf } from '../service/steps.js';
import { statusOf } from './support.js';

const MAX_ID_CHARACTERS = 200;

export const userInfo: Rule = {
  number: 13,
  name: 'user-info',
  title: 'user/info gives a name and a permanent id of at most 200 characters that is no e-mail address',
  needs: ['accounts', 'credential'],
  async check(service, findings) {
    const exchange = service.facts.userInfo;
    const isAnswered = findings.expect(statusOf(exchange) === 200, {
      expectation: 'GET user/info with an access token is answered with 200.',
      fix: 'Serve GET /ifttt/v1/user/info.',
      exchange,
    });
    if (!isAnswered) return;
    expectFields(exchange, findings);
    const again = await service.call('GET', 'user/info');
    findings.expect(idOf(again) === idOf(exchange), {
      expectation: 'The id of a user is the same every time.',
      found: 'It was another one the second time.',
      fix: 'Take what never changes: the key of the account in your database.',
      exchange: again,
    });
  },
};

function expectFields(exchange: Exchange, findings: Findings): void {
  const { id, name, url } = objectOr(dataOf(exchange));
  const isId = typeof id === 'string' && id.length > 0 && id.length <= MAX_ID_CHARACTERS && !/^\S+@\S+$/.test(id);
  findings.expect(isId, {
    expectation: `data.id is a string of at most ${MAX_ID_CHARACTERS} characters, and no e-mail address.`,
    found: `It is ${typeof id === 'string' ? `a string of ${id.length} characters` : JSON.stringify(id)}.`,
    fix: 'Take what never changes: the key of the account in your database, as a string.',
    exchange,
  });
  findings.expect(typeof name === 'string' && name.trim() !== '', {
    expectation: 'data.name is a string by which the person knows the account.',
    found: `It is ${JSON.stringify(name)}.`,
    fix: 'Give a name, a user name or an e-mail address.',
    exchange,
  });
  findings.expect(url === undefined || url === null || (typeof url === 'string' && URL.canParse(url)), {
    expectation: 'data.url is a URL, or left out.',
    found: `It is ${JSON.stringify(url)}.`,
    fix: 'Give the whole URL of the person’s page, or none.',
    exchange,
  });
}

function idOf(exchange: Exchange): unknown {
  return objectOr(dataOf(exchange))['id'];
}
