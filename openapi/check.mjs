/** The methods of a path item that are operations; every other key is shared by them. */
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

/** JSON Schema keywords that the templates would drop without a word, and with them a check. */
const UNSUPPORTED_KEYWORDS = [
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'pattern',
  'multipleOf',
  'uniqueItems',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minProperties',
  'maxProperties',
  'nullable',
];

/**
 * Lists the operations of a spec, in its order.
 *
 * @param {object} spec an OpenAPI document
 * @returns {{ path: string, method: string, pathItem: object, operation: object }[]}
 */
export function operationsOf(spec) {
  return Object.entries(spec.paths ?? {}).flatMap(([path, pathItem]) =>
    METHODS.filter((method) => pathItem[method]).map((method) => ({
      path,
      method,
      pathItem,
      operation: pathItem[method],
    })),
  );
}

/**
 * Follows a local reference such as `#/components/schemas/User`.
 *
 * @param {object} spec the document that the reference is in
 * @param {string} ref the reference
 * @returns {object | undefined} what it points at, or undefined when it dangles
 */
export function resolveRef(spec, ref) {
  if (!ref.startsWith('#/')) return undefined;
  return ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, part) => (Object.hasOwn(node ?? {}, part) ? node[part] : undefined), spec);
}

/**
 * Looks for what the generator must not be given: each finding is a sentence that names its place.
 *
 * @param {object} spec an OpenAPI document
 * @returns {string[]} the findings; empty when the spec can be generated from
 */
export function problemsOf(spec) {
  const operations = operationsOf(spec);
  return [
    ...danglingRefs(spec),
    ...operations.flatMap(({ path, method, operation }) =>
      operationProblems(spec, operation).map((problem) => `${method.toUpperCase()} ${path}: ${problem}`),
    ),
    ...repeatedIds(operations),
    ...Object.entries(spec.components?.schemas ?? {}).flatMap(([name, schema]) =>
      schemaProblems(schema, `schema ${name}`),
    ),
  ];
}

function danglingRefs(spec) {
  const found = [];
  const walk = (node, place) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') {
        if (resolveRef(spec, value) === undefined) found.push(`${place}: dangling $ref ${value}`);
      } else if (key !== 'example') {
        walk(value, `${place}/${key}`);
      }
    }
  };
  walk(spec, '#');
  return found;
}

function operationProblems(spec, operation) {
  const problems = [];
  if (!operation.operationId) problems.push('has no operationId');
  if (operation.tags?.length !== 1) {
    problems.push(`must have exactly one tag, has ${operation.tags?.length ?? 0}`);
  }
  problems.push(...securityProblems(spec, operation.security));
  const successes = Object.keys(operation.responses ?? {}).filter((status) => /^2\d\d$/.test(status));
  if (successes.length !== 1) {
    problems.push(`must have exactly one success status, has ${successes.length}`);
  }
  if (!operation.summary) problems.push('has no summary');
  if (operation.requestBody) problems.push(...bodyProblems(operation.requestBody));
  return problems;
}

function bodyProblems(requestBody) {
  const json = requestBody.content?.['application/json'];
  if (!json) return ['its body must accept application/json'];
  const { $ref, type, items } = json.schema;
  return $ref || (type === 'array' && items?.$ref) ? [] : ['its body must be a named schema, or an array of one'];
}

function securityProblems(spec, security) {
  if (!Array.isArray(security)) return ['has no security of its own; a public operation says `security: []`'];
  if (security.length > 1) return ['has OR-ed security: give it exactly one scheme'];
  const schemes = Object.keys(security[0] ?? {});
  if (security.length === 1 && schemes.length !== 1) {
    return [`must name exactly one security scheme, names ${schemes.length}`];
  }
  return schemes
    .filter((scheme) => !Object.hasOwn(spec.components?.securitySchemes ?? {}, scheme))
    .map((scheme) => `names the unknown security scheme ${scheme}`);
}

function repeatedIds(operations) {
  const ids = operations.map(({ operation }) => operation.operationId);
  return [...new Set(ids.filter((id, index) => id && ids.indexOf(id) !== index))].map(
    (id) => `operationId ${id} is used more than once`,
  );
}

function schemaProblems(schema, place) {
  const problems = UNSUPPORTED_KEYWORDS.filter((keyword) => Object.hasOwn(schema, keyword)).map(
    (keyword) => `${place}: the templates do not translate ${keyword}`,
  );
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property.properties) problems.push(`${place}: give the object ${name} a schema name of its own`);
    problems.push(...schemaProblems(property, `${place}, property ${name}`));
  }
  if (schema.items) problems.push(...schemaProblems(schema.items, `${place}, items`));
  return problems;
}
