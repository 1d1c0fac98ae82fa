/** What a service says about itself as a whole; everything else comes from its steps. Also the token it is injected by. */
export abstract class IftttSettings {
  /** What the service is called. */
  abstract readonly name: string;
  /**
   * How IFTTT proves for whom it asks. `oauth2`: by an owner's access token; another module brings the guard, a
   * {@link SchemeGuard}, and the {@link TestAccount}. `service-key`: the service has no accounts, so the service key
   * alone opens the protocol, the owner is always {@link SERVICE_OWNER}, `test/setup` has no token and there is no
   * `user/info`. Such a service must not have a guard of another module beside it.
   */
  abstract readonly authentication: 'oauth2' | 'service-key';
}
