import { ConformanceError } from '../conformance-error.js';

/**
 * A report shows the URLs of a run: none of them may have a name and a password (`https://name:password@...`).
 *
 * @param what names the URL in the message, which does not repeat it
 * @throws ConformanceError
 */
export function refuseUserInfo(what: string, url: string): void {
  const { username, password } = URL.canParse(url) ? new URL(url) : { username: url.includes('@'), password: false };
  if (username || password) {
    throw new ConformanceError(`${what} has user info before an @. It would stand in the report: leave it out.`);
  }
}
