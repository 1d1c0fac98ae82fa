import { type IClientOptions } from 'mqtt';

/** Where a broker is, and as whom it is spoken to, from a URL like `mqtts://user:password@host:port`. */
export function brokerAddress(brokerUrl: string): IClientOptions {
  const url = new URL(brokerUrl);
  return {
    protocol: url.protocol.slice(0, -1) as IClientOptions['protocol'],
    // A URL has an IPv6 address in brackets, a socket does not.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? undefined : Number(url.port),
    username: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
  };
}
