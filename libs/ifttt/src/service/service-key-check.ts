import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';
import { Config } from '#platform';
import { Injectable } from '@nestjs/common';

/** Tells IFTTT from anybody else. */
@Injectable()
export class ServiceKeyCheck {
  private readonly digests: readonly Buffer[];

  constructor(config: Config) {
    this.digests = config.ifttt.serviceKeys.map(digest);
  }

  /**
   * Whether the request carries one of the configured keys, under either of the header's names (platform rule 6).
   * Digests are compared rather than keys: they have one length, and every one is compared in constant time.
   */
  accepts(headers: IncomingHttpHeaders): boolean {
    const given = [headers['ifttt-service-key'], headers['ifttt-channel-key']].filter((key) => typeof key === 'string');
    return given
      .map(digest)
      .map((key) => this.matches(key))
      .includes(true);
  }

  private matches(key: Buffer): boolean {
    return this.digests.map((digest) => timingSafeEqual(digest, key)).includes(true);
  }
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
