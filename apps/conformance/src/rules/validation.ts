import { type Exchange } from '../http/exchange.js';
import { isObject, type JsonObject } from '../service/json.js';
import { pathSegment } from '../service/service-caller.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';

/** A field that has a validator, with what to try it with. */
export interface ValidationSample {
  /** Below `/ifttt/v1/`. */
  readonly path: string;
  readonly sample: JsonObject;
}

export function validationSamples({ facts }: ServiceUnderTest): ValidationSample[] {
  return Object.entries(facts.samples?.triggerFieldValidations ?? {}).flatMap(([trigger, fields]) =>
    Object.entries(fields).flatMap(([field, sample]) => {
      const path = `triggers/${pathSegment(trigger)}/fields/${pathSegment(field)}/validate`;
      return isObject(sample) ? [{ path, sample }] : [];
    }),
  );
}

export function validate(service: ServiceUnderTest, path: string, value: unknown): Promise<Exchange> {
  return service.call('POST', path, { json: { value } });
}

/** Whether it is `{"valid": true}` or `{"valid": false, "message": "..."}`. */
export function isVerdict(value: unknown): boolean {
  if (!isObject(value) || typeof value['valid'] !== 'boolean') return false;
  return value['message'] === undefined || value['message'] === null || typeof value['message'] === 'string';
}
