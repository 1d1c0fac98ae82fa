/** What a service's maker registers at IFTTT: how to reach the service and what the two share. */
export interface ServiceProfile {
  /** Names the service in IFTTT's own URLs. */
  readonly id: string;
  /** The API URL prefix; every endpoint is below its `/ifttt/v1`. Without a slash at the end. */
  readonly apiUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly serviceKey: string;
}
