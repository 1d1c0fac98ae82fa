export { ActionsModule, actionEntities } from './actions.module.js';
export { ActionRun } from './runs/action-run.entity.js';
