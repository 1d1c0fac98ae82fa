import { type FieldOption, type Owner, type ValidationResult } from '#contract';
import { ServiceError } from '../errors/service-error.js';
import { isBlank } from './field-check.js';
import { type RegisteredAction, type RegisteredTrigger } from './registry.js';

/**
 * The choices of a drop-down or checkbox field.
 *
 * @throws ServiceError `UnknownField` for a field without options (platform rule 4)
 */
export async function fieldOptions(
  { kind, definition, step }: RegisteredTrigger | RegisteredAction,
  field: string,
  owner: Owner,
): Promise<FieldOption[]> {
  const options = own(step.options, field);
  if (!options) throw new ServiceError('UnknownField', { kind, slug: definition.slug, field, ability: 'options' });
  return options(owner);
}

/**
 * Whether a value that a person typed is acceptable (platform rule 22).
 *
 * @throws ServiceError `UnknownField` for a field without a validation
 */
export async function validateField(
  { kind, definition, step }: RegisteredTrigger,
  field: string,
  value: string,
  owner: Owner,
): Promise<ValidationResult> {
  const validation = own(step.validations, field);
  if (!validation)
    throw new ServiceError('UnknownField', { kind, slug: definition.slug, field, ability: 'validation' });
  return validation(value, owner);
}

/**
 * Contextual validation: one result for each field of the trigger, from what the field needs, from its own validation,
 * and from the step's look at all values together, in this order.
 */
export async function validateFields(
  { definition, step }: RegisteredTrigger,
  values: Readonly<Record<string, unknown>>,
  owner: Owner,
): Promise<Record<string, ValidationResult>> {
  const together = (await step.validateTogether?.(owner, values)) ?? {};
  const results: Record<string, ValidationResult> = {};
  for (const [slug, field] of Object.entries(definition.fields)) {
    const value = own(values, slug);
    const alone = await validateAlone(value);
    results[slug] = alone.valid ? (own(together, slug) ?? alone) : alone;

    async function validateAlone(value: unknown): Promise<ValidationResult> {
      if (isBlank(value)) return field.required ? { valid: false, message: `${field.label} is required.` } : VALID;
      const validation = own(step.validations, slug);
      if (!validation) return VALID;
      return typeof value === 'string' ? validation(value, owner) : { valid: false, message: 'This must be a text.' };
    }
  }
  return results;
}

const VALID: ValidationResult = { valid: true };

/** A record's own property: slugs come from the URL, where `constructor` can stand as well. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
