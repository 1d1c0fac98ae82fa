import type { Owner } from '#contract';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import { AccessTokens } from '../oauth/access-tokens.js';

/** The access token that IFTTT sends. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'ifttt') {
  constructor(private readonly accessTokens: AccessTokens) {
    super({ realm: 'robot-ifttt' });
  }

  validate(token: string): Promise<Owner | null> {
    return this.accessTokens.ownerOf(token);
  }
}
