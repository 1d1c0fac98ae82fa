export { AppEvents, type AppEventField } from './commands/app-events.js';
export { animationCommand, dockCommand, moveCommand, type RobotCommand } from './commands/command.js';
export { RobotCommands } from './commands/robot-commands.js';
export { Place, Robot, robotEntities, VoiceCommandEvent } from './entities/index.js';
export { ROBOT_PARAMETERS } from './fleet/outbox-kinds.js';
export {
  choicesNamed,
  type NamedPlace,
  namedPlace,
  type OwnedPlaces,
  type PlaceChoice,
  placeOptions,
  waypointValue,
} from './fleet/place-choices.js';
export { PlaceDirectory } from './fleet/place-directory.js';
export { Places } from './fleet/places.js';
export { robotLabels, robotNamed, robotOptions } from './fleet/robot-labels.js';
export { Robots, TEST_ROBOT } from './fleet/robots.js';
export {
  type HeardCommand,
  type Utterance,
  VOICE_COMMAND,
  VoiceCommandEvents,
} from './history/voice-command-events.js';
export { SAMPLE_PHRASE, VoiceCommandSamples } from './history/voice-command-samples.js';
export { MessageFault } from './inbox/message-fault.js';
export { RobotInbox } from './inbox/robot-inbox.js';
export { type RobotMessage, type RobotMessageHandler } from './inbox/robot-message.js';
export { RobotLink } from './link/robot-link.js';
export { RobotsModule } from './robots.module.js';
