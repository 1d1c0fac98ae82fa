import { APP_ENDPOINTS, CLOUD_ENDPOINTS, ROBOT_ENDPOINTS, type Topics } from '../topics.js';
import { RESPONSE_TOPIC } from './dynamic-security.js';
import { serviceFilters } from './filters.js';

/** A rule of the dynamic-security plugin. */
interface AccessRule {
  readonly acltype: 'publishClientSend' | 'publishClientReceive' | 'subscribeLiteral' | 'subscribePattern';
  readonly topic: string;
  readonly allow: true;
}

/** What holds where no rule says anything: nothing may be said or heard. */
export const DEFAULT_ACCESS: Readonly<Record<string, boolean>> = {
  publishClientSend: false,
  publishClientReceive: false,
  subscribe: false,
  unsubscribe: true,
};

/** The topics of one robot, each by its whole name: Mosquitto 2.0 knows no placeholder for the user's name. */
export function robotRules(topics: Topics, robotId: string): AccessRule[] {
  return [
    ...ROBOT_ENDPOINTS.map((endpoint) => rule('publishClientSend', topics.build(endpoint, robotId))),
    ...CLOUD_ENDPOINTS.flatMap((endpoint) => [
      rule('subscribeLiteral', topics.build(endpoint, robotId)),
      rule('publishClientReceive', topics.build(endpoint, robotId)),
    ]),
  ];
}

/** What the service does beside commanding the plugin, whether its instances share what robots say or not. */
export function serviceRules(topics: Topics): AccessRule[] {
  const spoken = new Set([...CLOUD_ENDPOINTS, ...APP_ENDPOINTS]);
  return [
    ...[...spoken].map((endpoint) => rule('publishClientSend', topics.filter(endpoint))),
    ...[false, true].flatMap((shared) =>
      serviceFilters(topics, shared).map((filter) => rule('subscribePattern', filter)),
    ),
    ...ROBOT_ENDPOINTS.map((endpoint) => rule('publishClientReceive', topics.filter(endpoint))),
    rule('publishClientReceive', RESPONSE_TOPIC),
  ];
}

function rule(acltype: AccessRule['acltype'], topic: string): AccessRule {
  return { acltype, topic, allow: true };
}
