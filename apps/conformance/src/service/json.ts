export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is an object, or one without anything. */
export function objectOr(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
