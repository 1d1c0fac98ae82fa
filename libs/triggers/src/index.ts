export { TriggersModule, triggerEntities } from './triggers.module.js';
