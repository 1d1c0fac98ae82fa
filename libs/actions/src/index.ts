export { ActionsModule, actionEntities } from './actions.module.js';
export { ActionHistory, type PastAction } from './runs/action-history.js';
export { ActionRun } from './runs/action-run.entity.js';
