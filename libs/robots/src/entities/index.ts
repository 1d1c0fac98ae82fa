import { VoiceCommandEvent } from '../history/voice-command-event.entity.js';
import { Place } from './place.entity.js';
import { Robot } from './robot.entity.js';

export { Place, Robot, VoiceCommandEvent };

export const robotEntities = [Robot, Place, VoiceCommandEvent];
