import { loadContractDocument, operations, type Operation } from '#contract';

/** JSON Schema, as far as the contract uses it (openapi/check.mjs refuses the rest). */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  /** Described for readers; never a reason to refuse a request. */
  readonly 'x-unchecked'?: boolean;
}

interface MediaType {
  readonly schema: Schema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
}

export interface Response {
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly headers?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface ContractOperation extends Operation {
  readonly parameters: readonly Parameter[];
  /** By content type; empty where the operation takes no body. */
  readonly bodies: Readonly<Record<string, MediaType>>;
  /** By status. */
  readonly responses: Readonly<Record<string, Response>>;
}

const document = await loadContractDocument();

/** Whatever a reference within the contract points at, or the node itself where it is none. */
export function resolved<T extends object>(node: T & { readonly $ref?: string }): T {
  if (node.$ref === undefined) return node;
  const parts = node.$ref.slice(2).split('/');
  return resolved(parts.reduce<any>((inner, part) => inner[part], document) as T);
}

/** Every operation of the contract, references resolved down to the schemas. */
export const CONTRACT: readonly ContractOperation[] = operations.map((operation) => {
  const item = (document['paths'] as any)[operation.path];
  const described = item[operation.method.toLowerCase()];
  const responses = Object.entries<any>(described.responses).map(([status, response]) => {
    const { content, headers = {} } = resolved<any>(response);
    const named = Object.entries<any>(headers).map(([name, header]) => [name, resolved(header)]);
    return [status, { content, headers: Object.fromEntries(named) as object }];
  });
  return {
    ...operation,
    parameters: [...(item.parameters ?? []), ...(described.parameters ?? [])].map((one) => resolved<Parameter>(one)),
    bodies: described.requestBody?.content ?? {},
    responses: Object.fromEntries(responses) as ContractOperation['responses'],
  };
});

/** The contract's schemas by name. */
export const SCHEMAS = (document['components'] as { schemas: Readonly<Record<string, Schema>> }).schemas;
