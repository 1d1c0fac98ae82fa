export type { ActionOutcome } from './action-call.js';
export { Applet, type ActionRun, type Poll, type Recipe } from './applet.js';
export { Connection, type FieldOption, type UserInfo } from './connection.js';
export { IftttStandIn } from './ifttt-stand-in.js';
export type { Notification } from './platform-routes.js';
export type { TriggerEvent } from './seen-events.js';
export { ServiceRefusal } from './service-client.js';
export type { ServiceProfile } from './service-profile.js';
