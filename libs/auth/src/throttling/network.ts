import ipaddr from 'ipaddr.js';

/** The parts of an IPv6 address, 16 bits each, that name the network: a /64 is what one connection is given. */
const NETWORK_PARTS = 4;

/**
 * Whom a client's address stands for: an IPv4 address for itself, one of IPv6 for its /64, since whoever has one address
 * has all of those. What cannot be read as an address is one network, so that nonsense is no way around a limit.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const read = ipaddr.process(address); // ::ffff:192.0.2.1 is 192.0.2.1
  if (!(read instanceof ipaddr.IPv6)) return read.toString();
  const parts = read.parts.slice(0, NETWORK_PARTS).map((part) => part.toString(16));
  return `${parts.join(':')}::/64`;
}
