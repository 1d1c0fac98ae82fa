// The triggers of this service, one line each.
export { PlaceReachedTrigger } from './place-reached/place-reached.trigger.js';
export { VoiceCommandTrigger } from './voice-command/voice-command.trigger.js';
