import { type IncomingHttpHeaders } from 'node:http';
import { Config, sameSecret } from '#platform';
import { Injectable } from '@nestjs/common';
import { ServiceError } from '../errors/service-error.js';

/** Tells IFTTT from anybody else. */
@Injectable()
export class ServiceKeyCheck {
  constructor(private readonly config: Config) {}

  /**
   * Whether the request carries one of the configured keys, under either of the header's names (platform rule 6).
   * Every pair is compared, in constant time.
   */
  accepts(headers: IncomingHttpHeaders): boolean {
    const given = [headers['ifttt-service-key'], headers['ifttt-channel-key']].filter((key) => typeof key === 'string');
    return given.flatMap((key) => this.config.ifttt.serviceKeys.map((known) => sameSecret(key, known))).includes(true);
  }

  /** @throws ServiceError `InvalidServiceKey` where {@link accepts} says no */
  require(headers: IncomingHttpHeaders): void {
    if (!this.accepts(headers)) throw new ServiceError('InvalidServiceKey');
  }
}
