import { type Rule } from '../rule.js';

export const prefix: Rule = {
  number: 1,
  name: 'prefix',
  title: 'Every path begins with the API URL prefix and /ifttt/v1',
  async check({ facts }, findings) {
    findings.expect(facts.servedUnderPath, {
      expectation: 'The protocol is served at {prefix}/ifttt/v1/...',
      found: `It is served at ${facts.base}/..., without /ifttt/v1.`,
      fix: 'Serve all endpoints below /ifttt/v1. Until then everything else is tested where they are.',
      exchange: facts.setup,
    });
  },
};
