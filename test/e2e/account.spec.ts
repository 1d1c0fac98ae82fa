import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Browser, type Page, wordsOf } from '../support/browser.js';
import { expectData, expectErrors } from '../support/expectations.js';
import { send } from '../support/http.js';
import type { Owner } from '../support/owner.js';
import { describeStacks } from '../support/stacks.js';
import { eventually } from '../support/waiting.js';
import { useWorld } from '../support/world.js';

const SIGN_IN = /^sign in$/i;
const DISCONNECT = /^disconnect$/i;

describeStacks('The account page', (stack) => {
  const world = useWorld(stack);
  const page = (): string => `${world.url}/account`;

  const signIn = async (browser: Browser, owner: Owner): Promise<Page> =>
    browser.press(await browser.open(page()), SIGN_IN, { email: owner.email, password: owner.password });

  const visit = async (owner: Owner): Promise<Page> => signIn(new Browser(), owner);

  /** The page, as soon as it says something that follows an answer, such as a skip. */
  const eventuallyReads = async (owner: Owner, words: string): Promise<string> => {
    const browser = new Browser();
    await signIn(browser, owner);
    return eventually(
      async () => wordsOf(await browser.open(page())),
      (read) => read.includes(words),
    );
  };

  const isConnected = async (owner: Owner): Promise<boolean> =>
    expectData(await owner.call('GET', '/third-party/info'))[0].isConnected;

  describe('robots', () => {
    it('says how to begin where there is none', async () => {
      expect(wordsOf(await visit(await world.owner()))).toContain('You have no robot yet.');
    });

    it('shows their state, their places and the last words they heard', async () => {
      const owner = await world.owner();
      const [kuri] = [await owner.addRobot('Kuri'), await owner.addRobot('Rosie', [])];
      expect(wordsOf(await visit(owner))).toMatch(/Kuri Not connected yet .*Rosie Not connected yet/);

      const wire = await owner.turnOn(kuri);
      await wire.publish('status', wire.envelope({ status: 'ONLINE', domain: 'CONNECTED' }));
      await eventuallyReads(owner, 'Online, connected just now');
      await wire.hear('first words');
      await wire.hear('find my phone');
      const words = wordsOf(await visit(owner));
      expect(words).toMatch(/Kuri Online, connected just now Last heard “find my phone” just now Hall Kitchen Rosie/);
      expect(words).toMatch(/Rosie Not connected yet Has heard nothing yet. Knows no places yet./);

      await wire.publish('status', wire.envelope({ status: 'OFFLINE', domain: 'CONNECTED' }));
      await eventuallyReads(owner, 'Offline, last seen just now');
    });

    it('keeps since when a robot is there when it says so again', async () => {
      const owner = await world.owner();
      const wire = await owner.turnOn(await owner.addRobot());
      const online = () => wire.publish('status', wire.envelope({ status: 'ONLINE', domain: 'CONNECTED' }));
      await online();
      await eventuallyReads(owner, 'Online, connected just now');
      const anHourAgo = Date.now() - 3_600_000;
      await world.backends.database.execute(`UPDATE robots SET status_at = ${anHourAgo} WHERE user_id = '${owner.id}'`);
      await online();
      await wire.hear('after it'); // messages of a robot are handled in order
      expect(await eventuallyReads(owner, 'after it')).toContain('Online, connected 1 hour ago');
    });
  });

  describe('recent activity', () => {
    it('tells what was heard, reached, done and skipped, newest first, with names as they were', async () => {
      const owner = await world.owner();
      const robot = await owner.addRobot('Kuri');
      const wire = await owner.turnOn(robot);
      const ifttt = await owner.connectIfttt();
      await wire.hear('Find my phone!');
      expectData(await ifttt.act('move', { place: 'Kitchen', action: 'giggle' }));
      await wire.publish(
        'status',
        wire.envelope({ status: 'PLACE_REACHED', domain: 'NAVIGATION', data: { waypoint_uuid: 'kitchen-1' } }),
      );
      await eventuallyReads(owner, 'Kuri reached Kitchen');
      expectErrors(await ifttt.act('move', { place: 'The Moon' }), 400);
      await eventuallyReads(owner, 'The Moon');
      expectData(await ifttt.act('dock', {}));
      await owner.call('PUT', `/robots/${robot.id}/places`, { json: [{ id: 'kitchen-1', name: 'Renamed' }] });

      const expected = [
        'Kuri was told to go to its dock just now',
        'Skipped: A move. None of your robots knows the place "The Moon". just now',
        'Kuri reached Kitchen just now',
        'Kuri was told to go to Kitchen and play “Giggle” just now',
        'Kuri heard “Find my phone!” just now',
      ].join(' ');
      expect(wordsOf(await visit(owner))).toContain(expected);
    });

    it('a skipped request is no run: sent again it is judged anew, and runs', async () => {
      const owner = await world.owner();
      const robot = await owner.addRobot('Kuri', []);
      const ifttt = await owner.connectIfttt();
      const requestId = randomUUID();
      expectErrors(await ifttt.act('move', { place: 'Attic' }, requestId), 400);
      await eventuallyReads(owner, 'Skipped: A move.');
      await owner.call('PUT', `/robots/${robot.id}/places`, { json: [{ id: 'attic-1', name: 'Attic' }] });
      expectData(await ifttt.act('move', { place: 'Attic' }, requestId));
      expect(wordsOf(await visit(owner))).toContain('Kuri was told to go to Attic');
    });

    it('is the newest twenty', async () => {
      const owner = await world.owner();
      const wire = await owner.turnOn(await owner.addRobot());
      for (let n = 1; n <= 25; n++) await wire.hear(`words number ${n}`);
      const words = wordsOf(await visit(owner));
      expect(words.match(/Rosie heard “words number/g)?.length).toBe(20);
      expect(words).toContain('words number 25');
      expect(words).not.toContain('words number 5”');
    });
  });

  it('shows an owner nothing of another', async () => {
    const [owner, other] = [await world.owner('Somebody Else'), await world.owner()];
    const robot = await owner.addRobot('Secret robot', [{ id: 's-1', name: 'Secret room' }]);
    const wire = await owner.turnOn(robot);
    await wire.hear('secret words');
    const ifttt = await owner.connectIfttt();
    await ifttt.act('move', { place: 'Secret room' });
    await ifttt.act('move', { place: 'Secret nowhere' });
    await eventuallyReads(owner, 'Secret nowhere');
    const words = wordsOf(await visit(other));
    expect(words).not.toMatch(/secret|Somebody Else/i);
    expect(words).toContain('Not connected');
  });

  describe('IFTTT', () => {
    it('leads to IFTTT to connect', async () => {
      const account = await visit(await world.owner());
      expect(account.answer.text).toContain('<a class="button primary" href="https://ifttt.com/test_robot">');
    });

    it('disconnects after a question, as the app does, and tells so', async () => {
      const owner = await world.owner();
      const ifttt = await owner.connectIfttt();
      await ifttt.subscribe('voice_command', { voice_command: 'find my phone' });
      const browser = new Browser();
      expect(wordsOf(await signIn(browser, owner))).toContain('Disconnect IFTTT');
      const question = await browser.open(`${page()}/disconnect`);
      expect(await isConnected(owner)).toBe(true);
      const account = await browser.press(question, DISCONNECT);
      expect(wordsOf(account)).toContain('IFTTT is disconnected.');
      expect(wordsOf(account)).toContain('Connect IFTTT');
      expect(await isConnected(owner)).toBe(false);
      expectErrors(await ifttt.call('GET', 'user/info'), 401);
      const sql = `SELECT trigger_identity FROM trigger_subscriptions WHERE user_id = '${owner.id}'`;
      expect(await world.backends.database.query(sql)).toEqual([]);

      // Pressed twice, it does no more; opened again, there is nothing to ask.
      expect((await browser.press(question, DISCONNECT)).answer.status).toBe(200);
      expect(wordsOf(await browser.open(`${page()}/disconnect`))).toContain('Connect IFTTT');
      expect(wordsOf(await browser.open(`${page()}?done=disconnected`))).toContain('IFTTT is disconnected.');
      await owner.connectIfttt();
      expect(wordsOf(await browser.open(`${page()}?done=disconnected`))).not.toContain('IFTTT is disconnected.');
    });

    it('the question is for those who are signed in', async () => {
      expect(wordsOf(await new Browser().open(`${page()}/disconnect`))).toContain('E-mail address');
    });

    it('rule 13: user/info leads here', async () => {
      const ifttt = await (await world.owner()).connectIfttt();
      expect(expectData(await ifttt.call('GET', 'user/info')).url).toBe(page());
    });
  });

  describe('forged forms', () => {
    const forms: [string, string, Record<string, string>][] = [
      ['signing in', '', { step: 'sign-in', email: 'a@example.com', password: 'correct horse battery' }],
      ['signing out', '', { step: 'sign-out' }],
      ['signing out everywhere', '', { step: 'sign-out-everywhere' }],
      ['disconnecting', '/disconnect', { step: 'disconnect' }],
    ];
    it.each(forms)(
      '%s needs the CSRF token of this session: 403, a page, and nothing is done',
      async (_title, path, form) => {
        const owner = await world.owner();
        await owner.connectIfttt();
        const [victim, attacker] = [new Browser(), new Browser()];
        await signIn(victim, owner);
        const theirs = await signIn(attacker, await world.owner());
        const { _csrf: stolen = '' } = theirs.forms[0]?.fields ?? {};
        expect(stolen).not.toBe('');
        for (const _csrf of [undefined, 'wrong', stolen]) {
          const { answer } = await victim.load(`${page()}${path}`, {
            ...form,
            ...(_csrf !== undefined && { _csrf }),
          });
          expect(answer.status).toBe(403);
          expect(answer.headers['content-type']).toMatch(/^text\/html/);
          expect(answer.text).toContain('This page is out of date');
        }
        expect(await isConnected(owner)).toBe(true);
        expect(wordsOf(await victim.open(page()))).toContain('Hello');
      },
    );

    it('the token of a sign-in form, which is bound to nobody, does nothing but sign in', async () => {
      const owner = await world.owner();
      await owner.connectIfttt();
      const victim = new Browser();
      const { forms: shown } = await victim.open(page());
      const { _csrf = '' } = shown[0]?.fields ?? {};
      await signIn(victim, owner);
      for (const step of ['sign-in', 'disconnect']) {
        const { answer } = await victim.load(`${page()}/disconnect`, { _csrf, step });
        expect([400, 403]).toContain(answer.status);
      }
      expect(await isConnected(owner)).toBe(true);
    });

    it('a form that nobody offered is a page', async () => {
      const browser = new Browser();
      const account = await signIn(browser, await world.owner());
      const { answer } = await browser.load(page(), { ...account.forms[0]?.fields, step: 'promote' });
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
    });
  });

  it.each([
    ['/account', 'PUT', 405],
    ['/account/disconnect', 'DELETE', 405],
  ] as const)('whatever fails at %s is a page', async (path, method, status) => {
    const answer = await send(`${world.url}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
  });

  it('names are shown and not run, nothing comes from elsewhere, and nothing is kept', async () => {
    const owner = await world.owner('<script>alert(1)</script>');
    const robot = await owner.addRobot('<img src=x onerror=alert(2)>', [{ id: 'p', name: '<b>place</b>' }]);
    const wire = await owner.turnOn(robot);
    await wire.hear('<i>words</i> العربية 🤖');
    const ifttt = await owner.connectIfttt();
    const browser = new Browser();
    const pages = [
      await browser.open(page()),
      await signIn(browser, owner),
      await browser.open(`${page()}/disconnect`),
    ];
    expect(pages[1]?.answer.text).toContain('&lt;i&gt;words&lt;/i&gt; العربية 🤖');
    expectData(await ifttt.call('GET', 'user/info'));
    for (const { answer } of pages) {
      expect(answer.text).not.toMatch(/<script|<img src=x|<b>place|<i>|\sstyle=|<style/);
      expect(answer.text).not.toMatch(/(src|action)="(https?:)?\/\//);
      for (const [link] of answer.text.matchAll(/<link[^>]*>/g)) expect(link).toMatch(/href="\.{1,2}\/assets\//);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; /,
      );
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });
});
