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

it('there is a broken service for every rule that is checked, and for no other', () => {
  const faults = [transportFaults, accountFaults, triggerFaults, queryFaults, actionFaults, serviceFaults];
  const broken = new Set([...faults.flat(), ...authenticationFaults, ...refreshFaults].map(({ rule }) => rule));
  const checked = new Set(RULES.map(({ number }) => number));
  expect([...broken].sort()).toEqual([...checked].sort());
});

describeBroken('A service with a broken endpoint', [...transportFaults, ...accountFaults, ...serviceFaults]);
