import {
  AuthorizationsApi,
  AuthorizationsController,
  TokensApi,
  TokensController,
  UserApi,
  UserController,
  UsersApi,
  UsersController,
} from '#contract';
import { Identification, TestAccount } from '#ifttt';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { authEntities } from './entities/index.js';
import { ExpiredSecrets } from './expiry/expired-secrets.js';
import { AccessTokenStrategy } from './guards/access-token.strategy.js';
import { AccessTokenGuard, SessionGuard } from './guards/bearer.guards.js';
import { BearerIdentification } from './guards/bearer.identification.js';
import { SessionStrategy } from './guards/session.strategy.js';
import { AccessTokens } from './oauth/access-tokens.js';
import { AuthorizationCodes } from './oauth/authorization-codes.js';
import { AuthorizationsService } from './oauth/authorizations.service.js';
import { RegisteredClient } from './oauth/client.js';
import { Connections } from './oauth/connections.js';
import { RefreshTokens } from './oauth/refresh-tokens.js';
import { TokenEndpoint } from './oauth/token-endpoint.js';
import { TokensService } from './oauth/tokens.service.js';
import { AuthorizationController } from './pages/authorization.controller.js';
import { AuthorizationFlow } from './pages/authorization/authorization-flow.js';
import { BrowserSessions } from './pages/browser-sessions.js';
import { PageErrorFilter } from './pages/page-error.filter.js';
import { SignInForm } from './pages/sign-in-form.js';
import { Passwords } from './people/passwords.js';
import { People } from './people/people.js';
import { SignInMetrics } from './people/sign-in-metrics.js';
import { SignIns } from './people/sign-ins.js';
import { FixedTestAccount } from './people/test-account.js';
import { UserInfoService } from './people/user-info.service.js';
import { UsersService } from './people/users.service.js';
import { Sessions } from './sessions/sessions.js';
import { Attempts } from './throttling/attempts.js';

/**
 * People, their sessions, and what they allow IFTTT to do. Global, because the guard asks every request and
 * `test/setup` needs its account.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(authEntities)],
  controllers: [AuthorizationController, AuthorizationsController, TokensController, UserController, UsersController],
  providers: [
    AccessTokenGuard,
    AccessTokens,
    AccessTokenStrategy,
    Attempts,
    AuthorizationCodes,
    AuthorizationFlow,
    BrowserSessions,
    Connections,
    ExpiredSecrets,
    PageErrorFilter,
    Passwords,
    People,
    RefreshTokens,
    RegisteredClient,
    SessionGuard,
    Sessions,
    SessionStrategy,
    SignInForm,
    SignInMetrics,
    SignIns,
    TokenEndpoint,
    { provide: AuthorizationsApi, useClass: AuthorizationsService },
    { provide: Identification, useClass: BearerIdentification },
    { provide: TestAccount, useClass: FixedTestAccount },
    { provide: TokensApi, useClass: TokensService },
    { provide: UserApi, useClass: UserInfoService },
    { provide: UsersApi, useClass: UsersService },
  ],
  exports: [BrowserSessions, Connections, Identification, Sessions, SignInForm, TestAccount],
})
export class AuthModule {}
