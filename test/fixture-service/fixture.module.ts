import { UserApi, UserController } from '#contract';
import { Identification, IftttModule, type IftttSettings, TestAccount } from '#ifttt';
import { PersistenceModule } from '#persistence';
import { Config, PlatformModule } from '#platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FixtureTestAccount, FixtureUserInfo } from './accounts/accounts.js';
import { TokenIdentification } from './accounts/token-identification.js';
import { Greenhouse } from './greenhouse/greenhouse.js';
import { greenhouseEntities, GreenhouseTables } from './greenhouse/tables.js';
import * as steps from './steps/index.js';

/** How IFTTT says on whose behalf it calls. */
export type Authentication = IftttSettings['authentication'];

@Module({
  imports: [TypeOrmModule.forFeature(greenhouseEntities)],
  providers: [GreenhouseTables, Greenhouse, ...Object.values(steps)],
})
class StepsModule {}

@Global()
@Module({
  controllers: [UserController],
  providers: [
    { provide: Identification, useClass: TokenIdentification },
    { provide: TestAccount, useClass: FixtureTestAccount },
    { provide: UserApi, useClass: FixtureUserInfo },
  ],
  exports: [Identification, TestAccount],
})
class AccountsModule {}

/** The service: which parts it is made of. */
@Module({})
export class FixtureModule {
  static forRoot(config: Config, authentication: Authentication): DynamicModule {
    return {
      module: FixtureModule,
      imports: [
        PlatformModule.forRoot(config),
        PersistenceModule.forRoot({ inject: [Config], useFactory: ({ databaseUrl }: Config) => databaseUrl }),
        IftttModule.forRoot({ name: 'Greenhouse', authentication }),
        ...(authentication === 'oauth2' ? [AccountsModule] : []),
        StepsModule,
      ],
    };
  }
}
