import { expect, it } from 'vitest';
import { describeStacks } from '../support/stacks.js';
import { useWorld } from '../support/world.js';
import { describeInChromium } from './support/chromium.js';

describeStacks('The sign-in page', (stack) => {
  const world = useWorld(stack);

  describeInChromium('in a browser', (chromium) => {
    it('can be read by everybody', async () => {
      const { page, look } = await newcomer();
      expect(await page.title()).toBe('Sign in to connect IFTTT');
      await look();
    });

    const newcomer = async () => {
      const person = await chromium.person();
      const query = new URLSearchParams({
        client_id: world.client.id,
        response_type: 'code',
        scope: 'ifttt',
        state: 'a-state',
        redirect_uri: world.redirectUrl,
      });
      await person.page.goto(`${world.url}/oauth2/authorize?${String(query)}`);
      return { page: person.page, look: () => person.look('sign-in') };
    };
  });
});
