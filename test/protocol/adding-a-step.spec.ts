import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person } from '../fixture-service/accounts/accounts.js';
import { expectData, expectErrors } from '../support/expectations.js';
import { send } from '../support/http.js';
import { describeStacks } from '../support/stacks.js';
import { useFixture } from './fixture.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SERVICE = resolve(import.meta.dirname, '../fixture-service');
const PAGE = readFileSync(join(ROOT, 'docs/adding-a-step.md'), 'utf8');

/** A block of code that says what to do with it: `file=PATH` makes a file, `add=PATH` adds to one. */
interface Block {
  readonly section: string;
  readonly does: 'file' | 'add';
  readonly path: string;
  readonly code: string;
}

const BLOCKS: Block[] = PAGE.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/^```ts (file|add)=(\S+)\n(.*?)^```$/gms)].map(([, does, path, code]) => ({
    section: section.slice(0, section.indexOf('\n')),
    does: does as Block['does'],
    path: String(path),
    code: String(code),
  })),
);

/** A copy beside the fixture service, so that what it imports is where it was. */
let copy: string;

function follow(): void {
  copy = mkdtempSync(`${SERVICE}-`);
  cpSync(SERVICE, copy, { recursive: true });
  for (const { does, path, code } of BLOCKS) {
    const put = does === 'file' ? writeFileSync : appendFileSync;
    put(join(copy, path), code);
  }
}

beforeAll(follow);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('docs/adding-a-step.md', () => {
  it.each(['An action', 'A trigger', 'A query'])('%s takes one new file and one line', (section) => {
    const blocks = BLOCKS.filter((block) => block.section === section);
    expect(blocks.map(({ does }) => does)).toEqual(['file', 'add']);
    expect(blocks[1]?.code.trimEnd().split('\n')).toHaveLength(1);
  });

  it('compiles as it stands', { timeout: 60_000 }, () => {
    const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      config: object;
    };
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
    const program = ts.createProgram([join(copy, 'start.ts')], { ...options, noEmit: true });
    const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(copy));
    expect(files.map(({ fileName }) => fileName)).toContain(join(copy, 'steps/list-beds.query.ts'));
    const problems = files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });
});

describeStacks('The steps of docs/adding-a-step.md', (stack) => {
  const fixture = useFixture(stack, 'oauth2', () => import(/* @vite-ignore */ join(copy, 'start.ts')));
  const ifttt = (person: Person = 'ada') => fixture.ifttt(person);
  const query = (slug: string, body: object) =>
    ifttt().call('POST', `queries/${slug}`, { json: { queryFields: {}, ...body } });

  it('are in the description, with the samples in test/setup', async () => {
    const { triggers, actions, queries } = (await send(`${fixture.service.url}/docs/service.json`)).json;
    const slugs = [...triggers, ...actions, ...queries].map(({ slug }: { slug: string }) => slug);
    expect(slugs).toEqual(expect.arrayContaining(['tidy_bed', 'remark_made', 'list_beds']));
    const setUps = await Promise.all([1, 2, 3].map(() => fixture.iftttItself.call('POST', 'test/setup')));
    const { samples } = expectData(setUps[0]!);
    expectData(await ifttt('tester').act('tidy_bed', samples.actions.tidy_bed));
    const events = expectData(await ifttt('tester').poll('remark_made', samples.triggers.remark_made));
    expect(events).toHaveLength(3);
  });

  it('rule 28: the action has two fields, options, and a case that is skipped', async () => {
    const { actions } = (await send(`${fixture.service.url}/docs/service.json`)).json;
    const { fields } = actions.find(({ slug }: { slug: string }) => slug === 'tidy_bed');
    expect(fields.map(({ slug }: { slug: string }) => slug)).toEqual(['bed', 'remark']);
    expect(expectData(await ifttt().options('actions/tidy_bed/fields/bed'))).toHaveLength(3);
    expect(expectData(await ifttt().act('tidy_bed', { bed: 'moss', remark: 'Snails' }, 'request-7'))).toEqual([
      { id: 'request-7', url: 'https://greenhouse.example/beds/moss?tidy=Snails' },
    ]);
    const skipped = await ifttt().act('tidy_bed', { bed: 'cactuses' });
    expectErrors(skipped, 400);
    expect(skipped.json.errors).toEqual([{ status: 'SKIP', message: 'There is no bed "cactuses".' }]);
    expectErrors(await ifttt().act('tidy_bed', { remark: 'Where?' }), 400);
  });

  it('rule 18: the trigger has events, and validates what is typed', async () => {
    const { id } = await fixture.service.greenhouse.water('ada', 'ferns', 'Oh, a frog!');
    const [event, ...others] = expectData(await ifttt().poll('remark_made', { remark: 'oh a FROG' }));
    expect(event).toEqual({
      remark: 'Oh, a frog!',
      made_at: expect.any(String),
      meta: { id, timestamp: expect.any(Number) },
    });
    expect(others).toEqual([]);
    const path = 'triggers/remark_made/fields/remark/validate';
    expect(expectData(await ifttt().call('POST', path, { json: { value: '...' } })).valid).toBe(false);
  });

  it('rule 35: IFTTT is told of the new trigger’s events, and of no others', async () => {
    const [frog, toad] = await Promise.all(
      ['a second frog', 'a toad'].map((remark) => ifttt('bob').subscribe('remark_made', { remark })),
    );
    await fixture.service.greenhouse.water('bob', 'ferns', 'A second frog!');
    const { body } = await fixture.platform.notificationOf(String(frog));
    expect(body.data).not.toContainEqual({ trigger_identity: toad });
  });

  it('rule 20: an event stays, however many others there are since', async () => {
    const { greenhouse } = fixture.service;
    const { id } = await greenhouse.water('tom', 'ferns', 'A newt!', Date.now() - 60_000);
    for (let count = 0; count < 1_000; count += 50) {
      await Promise.all(Array.from({ length: 50 }, () => greenhouse.water('tom', 'moss', 'Nothing new')));
    }
    const events = expectData(await ifttt('tom').poll('remark_made', { remark: 'a newt' }));
    expect(events.map(({ meta }: any) => meta.id)).toEqual([id]);
  });

  it('rule 24: the query has pages, and a nested query', async () => {
    const first = await query('list_beds', { limit: 2 });
    expect(expectData(first)).toEqual([
      { bed: 'Ferns', pictures: { queryFields: { bed: 'ferns' } } },
      { bed: 'Moss', pictures: { queryFields: { bed: 'moss' } } },
    ]);
    const second = await query('list_beds', { limit: 2, cursor: first.json.cursor, include: ['pictures'] });
    expect(expectData(second)).toHaveLength(1);
    expect(second.json).not.toHaveProperty('cursor');
    expect(second.json.data[0].pictures.data).toHaveLength(50);
  });
});
