import { OutboxEntry } from './outbox/outbox-entry.entity.js';
import { PruningTurn } from './pruning/pruning-turn.entity.js';

/** Entities of this lib, for the data source. */
export const persistenceEntities = [OutboxEntry, PruningTurn];
