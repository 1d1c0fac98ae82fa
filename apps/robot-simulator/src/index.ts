export { type MapPlace, type Whereabouts } from './body.js';
export { RobotConnectionError } from './connection-error.js';
export { type RobotEvents, SimulatedRobot, type SimulatedRobotOptions } from './simulated-robot.js';
export { live } from './terminal.js';
export { type ReceivedCommand } from './wire.js';
