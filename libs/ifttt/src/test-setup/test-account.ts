import { type Owner } from '#contract';

/** The account that IFTTT's endpoint tests use; whoever keeps accounts implements it. */
export abstract class TestAccount {
  /**
   * Opens it: the token is valid at once. Calling it again, or several times at once, is safe (platform rule 11).
   * Services without accounts have no token.
   */
  abstract open(): Promise<{ owner: Owner; accessToken?: string }>;
}
