/** "Tell this owner's robots what to listen for"; the key is the owner's id. Handled by libs/triggers. */
export const ROBOT_PARAMETERS = 'robot_parameters';

/** "Nothing of this robot may stay at the broker"; the key is the robot's id. */
export const ROBOT_REMOVED = 'robot_removed';
