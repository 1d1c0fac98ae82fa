// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { Body, Controller, Delete, Header, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { CurrentOwner, Security } from '../../security.js';
import type { Owner } from '../../security.js';
import { UsersApi } from '../apis/index.js';
import { CreateSessionRequest, CreateUserRequest, SessionResponse, UserResponse } from '../models/index.js';

/** Hands the endpoints tagged `Users` over to {@link UsersApi}. */
@Controller()
export class UsersController {
  constructor(private readonly api: UsersApi) {}

  /** {@link UsersApi.createSession} */
  @Post('/users/sessions')
  @HttpCode(201)
  @Header('Cache-Control', 'no-store')
  @Security('public')
  createSession(@Ip() clientAddress: string, @Body() body: CreateSessionRequest): Promise<SessionResponse> {
    return this.api.createSession(clientAddress, body);
  }

  /** {@link UsersApi.createUser} */
  @Post('/users')
  @HttpCode(201)
  @Security('public')
  createUser(@Ip() clientAddress: string, @Body() body: CreateUserRequest): Promise<UserResponse> {
    return this.api.createUser(clientAddress, body);
  }

  /** {@link UsersApi.deleteSession} */
  @Delete('/users/sessions/:id')
  @HttpCode(204)
  @Security('appSession')
  deleteSession(@CurrentOwner() owner: Owner, @Param('id') id: string): Promise<void> {
    return this.api.deleteSession(owner, id);
  }
}
