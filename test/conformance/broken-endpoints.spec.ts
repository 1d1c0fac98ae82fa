import { expect, it } from 'vitest';
import { RULES } from '../../apps/conformance/src/index.js';
import { describeBroken } from './broken-fixture.js';
import { accountFaults } from './faults/account.js';
import { actionFaults } from './faults/actions.js';
import { authenticationFaults, refreshFaults } from './faults/authentication.js';
import { queryFaults } from './faults/queries.js';
import { serviceFaults } from './faults/service.js';
import { transportFaults } from './faults/transport.js';
import { triggerFaults } from './faults/triggers.js';

it('for every check there is a broken service that fails it alone', () => {
  const faults = [transportFaults, accountFaults, triggerFaults, queryFaults, actionFaults, serviceFaults].flat();
  const broken = [...faults, ...authenticationFaults, ...refreshFaults].filter(({ checks }) => checks.length === 1);
  const names = new Set(broken.flatMap(({ checks }) => checks));
  expect([...names].sort()).toEqual(RULES.map(({ name }) => name).sort());
});

describeBroken('A service with a broken endpoint', [...transportFaults, ...accountFaults, ...serviceFaults]);
