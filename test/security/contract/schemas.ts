import { Ajv, type ErrorObject } from 'ajv';
import ajvFormats from 'ajv-formats';
import { SCHEMAS, type Schema } from './operations.js';

/** Says what is wrong with a value by a schema of the contract; null where nothing is. */
export type Judge = (schema: Schema, value: unknown) => string | null;

/** What the service may answer. The contract names its open objects: whatever else one has is a breach as well. */
export const judgeAnswer: Judge = judge((schema) =>
  schema.properties && schema.additionalProperties === undefined ? { ...schema, additionalProperties: false } : schema,
);

/**
 * What a request has to look like. Keys that are not known are no reason to refuse it (platform rule 5), and the service
 * may be more lenient than a format.
 */
export const judgeRequest: Judge = judge(({ format: _, ...schema }) => (schema['x-unchecked'] ? {} : schema));

function judge(adapt: (schema: Schema) => Schema): Judge {
  // `example` and `x-unchecked` are no rules for values.
  const ajv = new Ajv({ strict: false });
  ajvFormats.default(ajv);
  const deep = (schema: Schema): Schema => {
    const { properties, items, additionalProperties, ...rest } = adapt(schema);
    return {
      ...rest,
      ...(properties && { properties: mapped(properties, deep) }),
      ...(items && { items: deep(items) }),
      ...(typeof additionalProperties === 'object'
        ? { additionalProperties: deep(additionalProperties) }
        : { additionalProperties }),
    };
  };
  const components = { schemas: mapped(SCHEMAS, deep) };
  const compiled = new Map<Schema, (value: unknown) => readonly ErrorObject[]>();
  return (schema, value) => {
    let check = compiled.get(schema);
    if (!check) {
      const validate = ajv.compile({ ...deep(schema), components });
      check = (one) => (validate(one) ? [] : (validate.errors ?? []));
      compiled.set(schema, check);
    }
    const errors = check(value);
    return errors.length === 0 ? null : ajv.errorsText([...errors]);
  };
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
