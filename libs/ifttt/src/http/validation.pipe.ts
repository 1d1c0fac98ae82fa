import { type ArgumentMetadata, type PipeTransform, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { ServiceError } from '../errors/service-error.js';

/**
 * Checks bodies against the DTOs of the contract. Keys that a DTO does not name are dropped, never an error (platform
 * rule 5), and no value is converted: the string `"5"` is not a number.
 */
export function validationPipe(): PipeTransform {
  return new BodyValidationPipe({ transform: true, whitelist: true, exceptionFactory });
}

class BodyValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && this.toValidate(metadata)) requireObject(value);
    return super.transform(value, metadata);
  }
}

/** Only an object has fields to check: class-validator finds nothing wrong with an array or a number. */
export function requireObject(body: unknown): asserts body is object {
  if (body === undefined) throw new ServiceError('InvalidRequest', { problem: 'The request has no body.' });
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ServiceError('InvalidRequest', { problem: 'The request body must be a JSON object.' });
  }
}

function exceptionFactory(errors: ValidationError[]): ServiceError {
  return new ServiceError('InvalidRequest', {}, { messages: errors.flatMap((error) => messagesOf(error, '')) });
}

/** Constraints name only the last part of a field's path; the caller is told all of it: `user.timezone must be ...`. */
function messagesOf({ property, value, constraints = {}, children = [] }: ValidationError, parent: string): string[] {
  const path = parent + property;
  if (value === undefined && children.length === 0) return [`${path} is required`];
  // What a value of the wrong type is not beside goes without saying.
  const type = Object.entries(constraints).find(([name]) => name.startsWith('is'));
  const own = (type ? [type[1]] : Object.values(constraints)).map((message) =>
    message.startsWith(property) ? path + message.slice(property.length) : `${path}: ${message}`,
  );
  return [...own, ...children.flatMap((child) => messagesOf(child, `${path}.`))];
}
