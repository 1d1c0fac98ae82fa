import type { CookieSerializeOptions } from '@fastify/cookie';

export interface PageCookies {
  readonly session: string;
  readonly csrf: string;
  readonly options: CookieSerializeOptions;
}

/**
 * Names and attributes of our pages' cookies. Over https they have the `__Host-` prefix: the browser then takes them
 * from this host alone, secure and for every path (RFC 6265bis 4.1.3.2). Lax, because people come here from ifttt.com.
 *
 * @param publicUrl the service's own address, as people see it
 */
export function pageCookies(publicUrl: string): PageCookies {
  const secure = new URL(publicUrl).protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}robot_ifttt_session`,
    csrf: `${prefix}robot_ifttt_csrf`,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  };
}
