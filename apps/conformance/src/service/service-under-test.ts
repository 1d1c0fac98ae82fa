import { AccountLink } from '../authentication/account-link.js';
import { type Exchange, type Headers } from '../http/exchange.js';
import { type HttpClient } from '../http/http-client.js';
import { type Secrets } from '../http/masking.js';
import { type ConformanceOptions } from '../options.js';
import { accessTokenOf, type Facts } from './facts.js';
import { type JsonObject } from './json.js';
import { type CallOptions, ServiceCaller } from './service-caller.js';
import { type Step, type Steps } from './steps.js';

/** The service that is tested, as IFTTT sees it. */
export class ServiceUnderTest extends ServiceCaller {
  /** How an account connects; undefined where the authentication test was not asked for. */
  readonly link: AccountLink | undefined;
  private newestToken: string | undefined;

  constructor(
    readonly options: ConformanceOptions,
    facts: Facts,
    http: HttpClient,
    /** Whatever is added is masked in the report. */
    readonly secrets: Secrets,
    /** Those of the samples; none without samples or without a way to call them. */
    readonly steps: Steps,
  ) {
    super(options.serviceKey, facts, http);
    this.link = options.authentication && new AccountLink(this, options.authentication);
  }

  /** The newest token of the test account, or the service key where there are no accounts. */
  override get credential(): Headers {
    return this.newestToken === undefined ? super.credential : { Authorization: `Bearer ${this.newestToken}` };
  }

  /** Has the test account set up again. The token that this gives is the one to call with from then on. */
  async setUp(options: CallOptions = {}): Promise<Exchange> {
    const exchange = await this.callAsService('POST', 'test/setup', options);
    const accessToken = accessTokenOf(exchange);
    if (accessToken !== undefined) {
      this.newestToken = accessToken;
      this.secrets.add(accessToken);
    }
    return exchange;
  }

  /** Calls a step with its sample, some keys of the request replaced; `undefined` takes one away. */
  run(step: Step, changes: JsonObject = {}, options: CallOptions = {}): Promise<Exchange> {
    return this.call('POST', step.path, { json: { ...step.body, ...changes }, ...options });
  }
}
