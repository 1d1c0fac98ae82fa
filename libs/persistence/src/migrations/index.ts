import { Initial1760000000000 } from './1760000000000-initial.js';

/** In the order they run. */
export const migrations = [Initial1760000000000];
