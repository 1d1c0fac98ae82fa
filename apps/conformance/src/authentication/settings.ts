import { type AuthenticationOptions } from '../options.js';
import { type Findings } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';

/** What the authentication test was told; skips the check where that is nothing. */
export function settingsOf({ options }: ServiceUnderTest, findings: Findings): AuthenticationOptions {
  return options.authentication ?? findings.skip('needs the settings of the authentication test (--authorize-url)');
}
