import { type Exchange } from '../http/exchange.js';
import { type HttpClient } from '../http/http-client.js';
import { type Secrets } from '../http/masking.js';
import { type ConformanceOptions } from '../options.js';
import { type Facts } from './facts.js';
import { type JsonObject } from './json.js';
import { type CallOptions, ServiceCaller } from './service-caller.js';
import { type Step, type Steps } from './steps.js';

/** The service that is tested, as IFTTT sees it. */
export class ServiceUnderTest extends ServiceCaller {
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
  }

  /** Calls a step with its sample, some keys of the request replaced; `undefined` takes one away. */
  run(step: Step, changes: JsonObject = {}, options: CallOptions = {}): Promise<Exchange> {
    return this.call('POST', step.path, { json: { ...step.body, ...changes }, ...options });
  }
}
