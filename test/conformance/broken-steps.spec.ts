import { describeBroken } from './broken-fixture.js';
import { actionFaults } from './faults/actions.js';
import { queryFaults } from './faults/queries.js';
import { triggerFaults } from './faults/triggers.js';

describeBroken('A service with a broken step', [...triggerFaults, ...queryFaults, ...actionFaults]);
