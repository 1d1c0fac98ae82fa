import { AccountModule } from '#account';
import { ActionsModule } from '#actions';
import { AuthModule } from '#auth';
import { HotPathModule } from '#hot-path';
import { IftttModule } from '#ifttt';
import { PagesModule } from '#pages';
import { DatabaseCheck, PersistenceModule } from '#persistence';
import { Config, PlatformModule, Readiness } from '#platform';
import { QueriesModule } from '#queries';
import { ReferenceModule } from '#reference';
import { RobotsModule } from '#robots';
import { ThirdPartyInfoModule } from '#third-party-info';
import { TriggersModule } from '#triggers';
import { type DynamicModule, Module } from '@nestjs/common';

/** The service: which parts it is made of. */
@Module({})
export class AppModule {
  constructor(readiness: Readiness, database: DatabaseCheck) {
    readiness.register(database);
  }

  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config),
        PersistenceModule.forRoot({ inject: [Config], useFactory: ({ databaseUrl }: Config) => databaseUrl }),
        IftttModule.forRoot({ name: 'robot-ifttt', authentication: 'oauth2' }),
        PagesModule,
        AuthModule,
        RobotsModule,
        TriggersModule,
        ActionsModule,
        QueriesModule,
        ThirdPartyInfoModule,
        AccountModule,
        ReferenceModule,
        HotPathModule,
      ],
    };
  }
}
