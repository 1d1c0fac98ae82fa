import type { ValueTransformer } from 'typeorm';

/**
 * Moments are stored as whole milliseconds since the Unix epoch: they compare and sort alike on every database,
 * and no driver applies a time zone to them. MySQL drivers hand a BIGINT over as a string.
 */
export const epochMillis: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null || value === undefined ? value : Number(value)),
};

/** A JSON document kept in a text column; read whole, never searched. */
export const jsonText: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
};
