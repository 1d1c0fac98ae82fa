export { PlaceReachedEvents } from './place-reached/place-reached-events.js';
export { TriggersModule, triggerEntities } from './triggers.module.js';
