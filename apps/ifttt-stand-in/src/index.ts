export type {
  AppletView,
  ConnectionView,
  Notification,
  Outcome,
  Platform,
  Poll,
  Run,
  ServiceProfile,
} from './platform/index.js';
export { StandIn, type StandInSettings } from './stand-in.js';
