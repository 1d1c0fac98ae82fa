export { TriggersModule, triggerEntities } from './triggers.module.js';
export { VoiceCommandEvent } from './voice-command/voice-command-event.entity.js';
