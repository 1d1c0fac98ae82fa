import { Security } from '#contract';
import { Identification, IftttModule, SERVICE_OWNER, TestAccount } from '#ifttt';
import { PersistenceModule } from '#persistence';
import { type Config, loadConfig, PlatformModule } from '#platform';
import { Controller, type DynamicModule, Get, Global, Module, type Provider } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpApp } from '../../apps/third-party/src/create-http-app.js';
import { TokenIdentification } from '../fixture-service/accounts/token-identification.js';
import { expectErrors } from '../support/expectations.js';
import { send } from '../support/http.js';

const account: Provider = { provide: TestAccount, useValue: { open: async () => ({ owner: SERVICE_OWNER }) } };
const identification: Provider = { provide: Identification, useClass: TokenIdentification };

@Controller()
class DoorsController {
  @Get('forgotten')
  forgotten(): string {
    return 'open';
  }

  @Security('public')
  @Get('public')
  public(): string {
    return 'open';
  }
}

@Global()
@Module({})
class AccountsModule {}

@Module({ controllers: [DoorsController] })
class ServiceModule {}

/** The smallest service with accounts: the protocol, and whatever else these providers make it. */
function serviceWith(config: Config, providers: Provider[]): DynamicModule {
  return {
    module: ServiceModule,
    imports: [
      PlatformModule.forRoot(config),
      PersistenceModule.forRoot({ useFactory: () => config.databaseUrl }),
      IftttModule.forRoot({ name: 'Doors', authentication: 'oauth2' }),
      { module: AccountsModule, providers, exports: providers },
    ],
  };
}

describe('Access to a service with accounts', () => {
  let app: NestFastifyApplication | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  async function start(...providers: Provider[]): Promise<string> {
    const config = loadConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' });
    app = await createHttpApp(serviceWith(config, providers), config);
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  }

  it('does not start where nobody says how people are identified', async () => {
    await expect(start(account)).rejects.toThrow(/AccessGuard.*Identification/s);
  });

  it('rule 14: asks for a token', async () => {
    const url = await start(account, identification);
    expectErrors(await send(`${url}/third-party/ifttt/v1/triggers/any`, { method: 'POST', json: {} }), 401);
  });

  it('refuses a route that does not say who may call it', async () => {
    const url = await start(account, identification);
    expect((await send(`${url}/public`)).text).toBe('open');
    expectErrors(await send(`${url}/forgotten`), 500);
  });
});
