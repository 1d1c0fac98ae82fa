import { ValidateIf } from 'class-validator';

/**
 * Skips the rules of a property that is absent. Unlike class-validator's `IsOptional` it does not let null pass, which
 * the contract's optional properties do not allow.
 */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_object, value: unknown) => value !== undefined);
