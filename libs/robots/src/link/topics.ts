/** What a robot tells us; it may publish nothing else. */
export const ROBOT_ENDPOINTS = ['ifttt_trigger', 'places', 'status'] as const;
/** What we tell a robot. */
export const CLOUD_ENDPOINTS = ['command', 'parameters'] as const;
/** What the owner's mobile app may listen to. */
export const APP_ENDPOINTS = ['ifttt_event', 'status'] as const;

export type RobotEndpoint = (typeof ROBOT_ENDPOINTS)[number];
export type CloudEndpoint = (typeof CLOUD_ENDPOINTS)[number];
export type AppEndpoint = (typeof APP_ENDPOINTS)[number];
export type Endpoint = RobotEndpoint | CloudEndpoint | AppEndpoint;

const ENDPOINTS: ReadonlySet<string> = new Set([...ROBOT_ENDPOINTS, ...CLOUD_ENDPOINTS, ...APP_ENDPOINTS]);

/** A robot's id in its only form on the wire: a lower-case uuid. */
export const ROBOT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface Topic {
  readonly endpoint: Endpoint;
  readonly robotId: string;
}

/** `{root}/{environment}/{endpoint}/{robot-uuid}`: builds and reads the topics of one deployment. */
export class Topics {
  /** `{root}/{environment}`. */
  readonly deployment: string;
  private readonly prefix: string;

  constructor({ topicRoot, environment }: { readonly topicRoot: string; readonly environment: string }) {
    this.deployment = `${topicRoot}/${environment}`;
    this.prefix = `${this.deployment}/`;
  }

  build(endpoint: Endpoint, robotId: string): string {
    return `${this.prefix}${endpoint}/${robotId}`;
  }

  /** Every robot's topic of one endpoint. */
  filter(endpoint: Endpoint): string {
    return `${this.prefix}${endpoint}/+`;
  }

  /** The parts of a topic, or null for one that is not this deployment's. */
  parse(topic: string): Topic | null {
    if (!topic.startsWith(this.prefix)) return null;
    const [endpoint, robotId, ...rest] = topic.slice(this.prefix.length).split('/');
    if (endpoint === undefined || robotId === undefined || rest.length > 0) return null;
    if (!ENDPOINTS.has(endpoint) || !ROBOT_ID.test(robotId)) return null;
    return { endpoint: endpoint as Endpoint, robotId };
  }
}
