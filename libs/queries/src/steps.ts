// The queries of this service, one line each.
export { ListPlacesQuery } from './list-places.query.js';
export { ListRobotsQuery } from './list-robots.query.js';
export { VoiceCommandHistoryQuery } from './voice-command-history.query.js';
