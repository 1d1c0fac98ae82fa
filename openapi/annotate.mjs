import { operationsOf, problemsOf, resolveRef } from './check.mjs';
import { wrap } from './wrap.mjs';

/** Schemes under which a request is made on behalf of an owner, who is the first argument then. */
const OWNER_SCHEMES = ['userAuth', 'appSession'];

/**
 * Copies a spec and adds what the templates cannot compute, as `x-` extensions: Nest's path, the
 * success status, the guard, fixed response headers, comment lines, and the pipe of an array body.
 *
 * @param {object} source an OpenAPI document; it stays as it is
 * @returns {object} the copy for the generator
 * @throws {Error} naming every place where the spec breaks a house rule
 */
export function annotate(source) {
  const problems = problemsOf(source);
  if (problems.length > 0) {
    throw new Error(`The contract cannot be generated:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  }
  const spec = structuredClone(source);
  openUnchecked(spec);
  for (const schema of Object.values(spec.components?.schemas ?? {})) annotateSchema(schema);
  for (const { path, method, pathItem, operation } of operationsOf(spec)) {
    annotateOperation(spec, path, method, pathItem, operation);
  }
  for (const pathItem of Object.values(spec.paths)) delete pathItem.parameters;
  return spec;
}

/** Puts a schema of any type in the place of every unchecked one, so that nothing checks its values. */
function openUnchecked(spec) {
  const schemas = spec.components?.schemas ?? {};
  const opened = new Map();
  for (const [name, schema] of Object.entries(schemas)) {
    if (!schema['x-unchecked']) continue;
    opened.set(`#/components/schemas/${name}`, { type: 'object', description: schema.description });
    delete schemas[name];
  }
  const walk = (node) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      const replacement = opened.get(value?.$ref);
      if (replacement) node[key] = structuredClone(replacement);
      else walk(value);
    }
  };
  walk(spec);
}

function annotateSchema(schema) {
  schema['x-doc'] = wrap(schema.description ?? '');
  for (const property of Object.values(schema.properties ?? {})) {
    if (!property.$ref) property['x-doc'] = wrap(property.description ?? '');
  }
}

function annotateOperation(spec, path, method, pathItem, operation) {
  const scheme = Object.keys(operation.security[0] ?? {})[0] ?? 'public';
  const status = Object.keys(operation.responses).find((code) => code.startsWith('2'));
  Object.assign(operation, {
    'x-method': method.toUpperCase(),
    'x-nest-method': method[0].toUpperCase() + method.slice(1),
    'x-nest-path': path.replaceAll(/\{(\w+)\}/g, ':$1'),
    'x-spec-path': path,
    'x-status': status,
    'x-scheme': scheme,
    'x-summary': operation.summary.replaceAll("'", "\\'"),
    'x-owner': OWNER_SCHEMES.includes(scheme),
    'x-client-address': operation['x-client-address'] === true,
    'x-doc': operationDoc(operation, status, method, path),
    'x-response-headers': fixedHeaders(spec, operation.responses[status]),
    'x-codegen-request-body-name': 'body',
  });
  annotateParameters(spec, pathItem, operation);
  if (operation.requestBody) annotateBody(operation);
}

/** Gives the operation parameters of its own, each with the limits that its pipe has to keep. */
function annotateParameters(spec, pathItem, operation) {
  const all = [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])];
  operation.parameters = all.map((parameter) => {
    const own = structuredClone(parameter.$ref ? resolveRef(spec, parameter.$ref) : parameter);
    const { minLength, maxLength } = own.schema;
    own['x-doc'] = own.description;
    if (minLength !== undefined || maxLength !== undefined) {
      own['x-limits'] = JSON.stringify({ minLength, maxLength });
    }
    return own;
  });
}

/** Keeps JSON alone, since one handler serves every media type, and gives an array the pipe that checks its items. */
function annotateBody(operation) {
  const json = operation.requestBody.content['application/json'];
  operation.requestBody.content = { 'application/json': json };
  if (json.schema.type !== 'array') return;
  const item = json.schema.items.$ref.split('/').at(-1);
  operation.requestBody['x-body-pipe'] = `new ArrayBodyPipe(${item}, ${json.schema.maxItems})`;
}

function fixedHeaders(spec, response) {
  return Object.entries(response.headers ?? {})
    .map(([name, header]) => ({ name, ...(header.$ref ? resolveRef(spec, header.$ref) : header) }))
    .filter(({ schema }) => schema.enum?.length === 1)
    .map(({ name, schema }) => ({ name, value: schema.enum[0] }));
}

function operationDoc(operation, status, method, path) {
  const failures = Object.keys(operation.responses).filter((code) => code !== status);
  const outcome = `Answers ${status}; may fail with ${failures.join(', ')}.`;
  return [
    ...wrap(`${operation.summary}.`),
    ...(operation.description ? ['', ...wrap(operation.description)] : []),
    '',
    `\`${method.toUpperCase()} ${path}\``,
    '',
    ...wrap(outcome),
  ];
}
