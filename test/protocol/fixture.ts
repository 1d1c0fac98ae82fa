import { SERVICE_OWNER } from '#ifttt';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Person, TOKENS } from '../fixture-service/accounts/accounts.js';
import { type Authentication } from '../fixture-service/fixture.module.js';
import { type FixtureService, SERVICE_KEYS } from '../fixture-service/start.js';
import { type Headers } from '../support/http.js';
import { IftttCaller, IftttPlatform } from '../support/ifttt.js';
import { type Backends, describeStacks, type Stack } from '../support/stacks.js';

/** Where the service starts from: a test may have made another one of it. */
type Program = () => Promise<typeof import('../fixture-service/start.js')>;

const FIXTURE_SERVICE: Program = () => import('../fixture-service/start.js');

/** The fixture service with its surroundings, for one suite. */
export class Fixture {
  readonly platform = new IftttPlatform();
  service: FixtureService;
  backends: Backends;

  constructor(
    private readonly stack: Stack,
    readonly authentication: Authentication,
    private readonly program: Program,
  ) {}

  get hasAccounts(): boolean {
    return this.authentication === 'oauth2';
  }

  get prefix(): string {
    return this.service.prefix;
  }

  /** Whose steps IFTTT calls, where it calls for somebody. */
  credentialOf(person: Person): Headers {
    return this.hasAccounts ? { authorization: `Bearer ${TOKENS[person]}` } : this.serviceCredential;
  }

  readonly serviceCredential: Headers = { 'ifttt-service-key': SERVICE_KEYS[0] };

  /** In whose name the service keeps what belongs to a person. */
  ownerId(person: Person): string {
    return this.hasAccounts ? person : SERVICE_OWNER.id;
  }

  /** IFTTT, calling for a person, who is nobody in particular where the service has no accounts. */
  ifttt(person: Person = 'ada'): IftttCaller {
    return new IftttCaller(this.prefix, this.credentialOf(person));
  }

  /** IFTTT, calling about the service. */
  get iftttItself(): IftttCaller {
    return new IftttCaller(this.prefix, this.serviceCredential);
  }

  async open(): Promise<void> {
    await this.platform.open();
    this.backends = await this.stack.open();
    const { startFixtureService } = await this.program();
    this.service = await startFixtureService({
      databaseUrl: String(this.backends.env['DATABASE_URL']),
      authentication: this.authentication,
      realtimeUrl: this.platform.realtimeUrl,
    });
  }

  async close(): Promise<void> {
    await this.service?.close();
    await this.platform.close();
    await this.backends?.dispose();
  }
}

export function useFixture(stack: Stack, authentication: Authentication, program = FIXTURE_SERVICE): Fixture {
  const fixture = new Fixture(stack, authentication, program);
  beforeAll(() => fixture.open());
  afterAll(() => fixture.close());
  return fixture;
}

/** A suite that runs against the fixture service on each stack, in each mode of authentication. */
export function describeFixture(title: string, suite: (fixture: Fixture) => void): void {
  describeStacks(title, (stack) => {
    describe.each<Authentication>(['oauth2', 'service-key'])('authenticated by %s', (authentication) => {
      suite(useFixture(stack, authentication));
    });
  });
}
