// The actions of this service, one line each.
export { AnimationAction } from './steps/animation.action.js';
export { DockAction } from './steps/dock.action.js';
export { MoveAction } from './steps/move.action.js';
