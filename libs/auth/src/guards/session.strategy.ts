import type { Owner } from '#contract';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import { Sessions } from '../sessions/sessions.js';

/** The session token that the mobile app sends. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'app') {
  constructor(private readonly sessions: Sessions) {
    super({ realm: 'robot-ifttt' });
  }

  async validate(token: string): Promise<Owner | null> {
    const session = await this.sessions.find('app', token);
    return session && { id: session.userId };
  }
}
