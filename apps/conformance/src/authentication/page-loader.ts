import { LostWay, type PageAnswer, type PageRequest } from '../../../form-browser/src/index.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';

/** Between two cookies of one header line; dates have a comma of their own (RFC 6265 5.2). */
const NEXT_COOKIE = /, (?=[^;=\s]+=)/;

/** Loads the service's pages so that they are recorded with everything else. */
export function pageLoader({ http }: ServiceUnderTest): (request: PageRequest) => Promise<PageAnswer> {
  return async ({ method, url, headers, body }) => {
    const purpose = { ...http.purpose, protocol: false };
    const { answer, problem } = await http.send({ method, url: url.href, headers, body }, purpose);
    if (!answer) throw new LostWay(`${url.origin}${url.pathname} did not answer: ${problem}`);
    return {
      status: answer.status,
      location: answer.headers['location'] ?? null,
      setCookies: answer.headers['set-cookie']?.split(NEXT_COOKIE) ?? [],
      html: answer.text,
    };
  };
}
