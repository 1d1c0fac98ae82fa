import { type FieldOption, type Owner, type ValidationResult } from '#contract';
import { ServiceError } from '../errors/service-error.js';
import { isBlank, VALUE_KINDS } from './field-values.js';
import { type FieldDefinition, type FieldValue } from './fields.js';
import { problemsOfOptions } from './options.js';
import { type RegisteredStep, type RegisteredTrigger } from './registry.js';
import { type FieldValidation } from './steps.js';

/**
 * The choices of a drop-down or checkbox field: those of its definition, or those that the step computes.
 *
 * @throws ServiceError `UnknownField` for a field without options (platform rule 4)
 */
export async function fieldOptions(
  { kind, definition, step }: RegisteredStep,
  field: string,
  owner: Owner,
): Promise<FieldOption[]> {
  const fixed = own(definition.fields, field)?.options;
  // The DTO has no place for readonly.
  if (fixed) return fixed as FieldOption[];
  const compute = own(step.options, field);
  if (!compute) throw new ServiceError('UnknownField', { kind, slug: definition.slug, field, ability: 'options' });
  const options = await compute(owner);
  const problems = problemsOfOptions(options);
  if (problems.length > 0) throw new Error(`${kind} "${definition.slug}", field "${field}": ${problems.join('; ')}`);
  return options;
}

/**
 * Whether a value that a person entered is acceptable (platform rule 22).
 *
 * @throws ServiceError `UnknownField` for a field without a validation, `InvalidRequest` for a value of another type
 */
export async function validateField(
  { kind, definition, step }: RegisteredTrigger,
  field: string,
  given: unknown,
  owner: Owner,
): Promise<ValidationResult> {
  const validation = own(step.validations, field);
  if (!validation)
    throw new ServiceError('UnknownField', { kind, slug: definition.slug, field, ability: 'validation' });
  if (given === undefined) throw new ServiceError('InvalidRequest', { problem: 'value is required' });
  const { expected, read } = VALUE_KINDS[definition.fields[field]!.type];
  const value = read(given);
  if (value === undefined) throw new ServiceError('InvalidRequest', { problem: `value must be ${expected}` });
  return validation(value, owner);
}

/**
 * Contextual validation: one result for each field of the trigger, from what the field needs, from its own validation,
 * and from the step's look at all values together, in this order. The step sees only values that are valid alone.
 */
export async function validateFields(
  { definition, step }: RegisteredTrigger,
  values: Readonly<Record<string, unknown>>,
  owner: Owner,
): Promise<Record<string, ValidationResult>> {
  const results: Record<string, ValidationResult> = {};
  const passed: Record<string, FieldValue> = {};
  for (const [slug, field] of Object.entries(definition.fields)) {
    const { result, value } = await validateAlone(field, own(values, slug), own(step.validations, slug), owner);
    results[slug] = result;
    if (result.valid && value !== undefined) passed[slug] = value;
  }
  const together = (await step.validateTogether?.(owner, passed)) ?? {};
  for (const [slug, result] of Object.entries(results)) {
    if (result.valid) results[slug] = own(together, slug) ?? result;
  }
  return results;
}

/** The value is absent where the person left the field empty, or where it is of another type. */
async function validateAlone(
  { type, label, required }: FieldDefinition,
  given: unknown,
  validation: FieldValidation | undefined,
  owner: Owner,
): Promise<{ result: ValidationResult; value?: FieldValue }> {
  if (isBlank(given)) return { result: required ? { valid: false, message: `${label} is required.` } : VALID };
  const { expected, read } = VALUE_KINDS[type];
  const value = read(given);
  if (value === undefined) return { result: { valid: false, message: `This must be ${expected}.` } };
  return { result: validation ? await validation(value, owner) : VALID, value };
}

const VALID: ValidationResult = { valid: true };

/** A record's own property: slugs come from the URL, where `constructor` can stand as well. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
