/** What a service says about itself as a whole; everything else comes from its steps. Also the token it is injected by. */
export abstract class IftttSettings {
  /** What the service is called. */
  abstract readonly name: string;
  /**
   * How IFTTT proves for whom it asks. `oauth2`: by an owner's access token; another module provides the
   * {@link Identification} and the {@link TestAccount}, without which the service does not start. `service-key`: the
   * service has no accounts, so the service key alone opens the protocol, the owner is always {@link SERVICE_OWNER},
   * `test/setup` has no token and there is no `user/info`.
   */
  abstract readonly authentication: 'oauth2' | 'service-key';
}
