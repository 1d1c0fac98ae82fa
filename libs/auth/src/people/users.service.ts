import {
  type CreateSessionRequest,
  type CreateUserRequest,
  type Owner,
  type SessionResponse,
  type UserResponse,
  UsersApi,
} from '#contract';
import { Injectable } from '@nestjs/common';
import { Sessions } from '../sessions/sessions.js';
import { People } from './people.js';
import { SignIns } from './sign-ins.js';

@Injectable()
export class UsersService extends UsersApi {
  constructor(
    private readonly people: People,
    private readonly signIns: SignIns,
    private readonly sessions: Sessions,
  ) {
    super();
  }

  async createUser(clientAddress: string, body: CreateUserRequest): Promise<UserResponse> {
    const { id, email, name } = await this.people.register(body, clientAddress);
    return { data: { id, email, name } };
  }

  async createSession(clientAddress: string, { email, password }: CreateSessionRequest): Promise<SessionResponse> {
    const user = await this.signIns.identify(email, password, clientAddress);
    const { id, token, expiresAt } = await this.sessions.open('app', user.id);
    return { data: { id, token, expiresAt: new Date(expiresAt).toISOString() } };
  }

  async deleteSession(owner: Owner, id: string): Promise<void> {
    await this.sessions.close(id, owner.id);
  }
}
