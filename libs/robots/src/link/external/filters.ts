import { ROBOT_ENDPOINTS, type Topics } from '../topics.js';

/** MQTT 5 4.8.2: each message goes to one of the sessions that share a subscription. */
const SHARE = '$share/robot-ifttt/';

/**
 * What the service subscribes to: everything that robots say.
 *
 * @param shared divided among its instances
 */
export function serviceFilters(topics: Topics, shared: boolean): string[] {
  return ROBOT_ENDPOINTS.map((endpoint) => (shared ? SHARE : '') + topics.filter(endpoint));
}
