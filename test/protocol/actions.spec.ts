import { expect, it } from 'vitest';
import { expectData, expectErrors } from '../support/expectations.js';
import { describeFixture } from './fixture.js';

describeFixture('Actions', (fixture) => {
  const open = (mood: string) => fixture.ifttt().act('open_window', { mood });

  it('rule 26: exactly one object, with an id', async () => {
    expect(expectData(await open('willing'))).toEqual([{ id: 'window' }]);
  });

  it('rule 28: what can never succeed is a 400 with SKIP', async () => {
    const answer = await open('walled_up');
    expectErrors(answer, 400);
    expect(answer.json.errors).toEqual([{ status: 'SKIP', message: 'This window is walled up.' }]);
  });

  it('rule 4: what may succeed later is a 503', async () => {
    const answer = await open('busy');
    expectErrors(answer, 503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.text).not.toContain('SKIP');
  });

  it('rule 4: a fault of the step is a 500 that reveals nothing of it', async () => {
    const answer = await open('broken');
    expectErrors(answer, 500);
    expect(answer.text).not.toContain('secret');
  });

  it('rule 29: the same request again gets the same answer, another one does it again', async () => {
    const post = async (requestId: string) =>
      expectData(await fixture.ifttt().act('post_note', { title: 'Twice' }, requestId));
    const first = await post('request-29');
    expect(await post('request-29')).toEqual(first);
    expect((await post('request-30'))[0].id).not.toBe(first[0].id);
  });

  it('rule 4: an unknown action is a 404', async () => {
    expectErrors(await fixture.ifttt().act('close_window', {}), 404);
  });

  it('rule 5: unknown keys are ignored wherever they are', async () => {
    const extra = { unknown: { deep: ['key', 1, null] } };
    const json = { actionFields: { mood: 'willing', ...extra }, ...extra };
    expectData(await fixture.ifttt().call('POST', 'actions/open_window', { json }));
  });
});
