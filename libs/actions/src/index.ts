export { ActionsModule, actionEntities } from './actions.module.js';
export { ActionHistory, type PastAction } from './runs/action-history.js';
