export { TriggersModule, triggerEntities } from './triggers.module.js';
export { PlaceReachedEvent } from './place-reached/place-reached-event.entity.js';
