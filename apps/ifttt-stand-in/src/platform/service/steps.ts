import { z } from 'zod';
import type { Accounts } from '../connection/accounts.js';
import { ServiceRefusal } from '../problems.js';
import type { FieldOption, FieldValue, FieldValues, OptionGroup, QueryPage, StepKind, Validation } from '../views.js';
import { path } from './service-client.js';

const option = z.object({ label: z.string(), value: z.string() });
const options = z.array(z.union([z.object({ label: z.string(), values: z.array(option) }), option]));
const validation = z
  .object({ valid: z.boolean(), message: z.string().nullish() })
  .transform(({ valid, message }): Validation =>
    valid ? { valid } : { valid, message: message || 'The service does not accept this.' },
  );
const validations = z.record(z.string(), validation);
const queryPage = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  cursor: z
    .string()
    .nullish()
    .transform((cursor) => cursor ?? undefined),
});

export interface PageRequest {
  readonly limit?: number;
  /** Of the page before; absent for the first page. */
  readonly cursor?: string;
  /** Slugs of the nested queries to resolve (platform rule 24). */
  readonly include?: readonly string[];
}

/**
 * What a person is helped with while she makes an Applet, and the queries.
 * @throws {ServiceRefusal | ServiceUnreachable | NeedsReconnection | NotFound} by each method
 */
export class Steps {
  constructor(private readonly accounts: Accounts) {}

  /** Platform rule 22. */
  async options(
    connectionId: string,
    kind: StepKind,
    step: string,
    field: string,
  ): Promise<(FieldOption | OptionGroup)[]> {
    const request = { method: 'POST', path: path(kind, step, 'fields', field, 'options'), body: {} } as const;
    const title = `Asked for the options of ${step}, ${field}`;
    return read(options, await this.accounts.data(connectionId, request, { kind: 'request', title }), 'the options');
  }

  /** Platform rule 22. */
  async validate(connectionId: string, trigger: string, field: string, value: FieldValue): Promise<Validation> {
    const where = path('triggers', trigger, 'fields', field, 'validate');
    const request = { method: 'POST', path: where, body: { value } } as const;
    const title = `Validated ${trigger}, ${field}`;
    return read(validation, await this.accounts.data(connectionId, request, { kind: 'request', title }), 'validation');
  }

  /** Contextual validation (platform rule 22); nothing where the service has none. */
  async validateAll(
    connectionId: string,
    trigger: string,
    values: FieldValues,
  ): Promise<Readonly<Record<string, Validation>> | undefined> {
    const request = { method: 'POST', path: path('triggers', trigger, 'validate'), body: { values } } as const;
    const title = `Validated ${trigger}`;
    try {
      return read(
        validations,
        await this.accounts.data(connectionId, request, { kind: 'request', title }),
        'validation',
      );
    } catch (error) {
      if (error instanceof ServiceRefusal && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Platform rule 23. */
  async runQuery(connectionId: string, slug: string, fields: FieldValues, page: PageRequest = {}): Promise<QueryPage> {
    const user = { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const request = {
      method: 'POST',
      path: path('queries', slug),
      body: { queryFields: fields, ...page, user },
    } as const;
    const title = `Ran the query ${slug}`;
    return read(queryPage, await this.accounts.body(connectionId, request, { kind: 'query', title }), 'the query');
  }
}

function read<T>(schema: z.ZodType<T>, content: unknown, what: string): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new ServiceRefusal(what, 200, { error: `not as it should be: ${z.prettifyError(parsed.error)}` });
}
