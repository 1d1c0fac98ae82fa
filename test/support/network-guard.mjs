// Closes the network outside loopback: a test, or a service under test, that tries to reach the world fails at once.
import { Socket } from 'node:net';
import { createRequire } from 'node:module';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' ? first : { port: first, host: args[1] };
  const host = options.host ?? 'localhost';
  if (!options.path && !LOOPBACK.test(host)) {
    throw new Error(`Tests reach nothing outside this machine: ${host}:${options.port}`);
  }
  return connect.apply(this, args);
};

// A name is not looked up either.
const dns = createRequire(import.meta.url)('node:dns');
const lookup = dns.lookup;
dns.lookup = function (host, ...rest) {
  if (!LOOPBACK.test(host)) throw new Error(`Tests look nothing up outside this machine: ${host}`);
  return lookup.call(this, host, ...rest);
};
