import type { FastifyInstance } from 'fastify';
import { NotFound, type Platform, type StepDescription } from '../../platform/index.js';
import { connectionOf } from '../builder/builder-form.js';
import { valuesOf } from '../fields/field-values.js';
import { fieldViews } from '../fields/field-view.js';
import { type Form, listOf, textOf } from '../forms.js';
import { type FormProblems, NO_PROBLEMS, problemsOf } from '../problems.js';
import { resultsView } from '../queries-view.js';
import { sendPage } from '../render.js';
import type { QueryView } from '../views.js';

const ROWS = '10';

export function queryRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/queries', async (_request, reply) => {
    const { queries } = await platform.description();
    const listed = queries.map((query) => ({ ...query, path: encodeURIComponent(query.slug) }));
    return sendPage(reply, 'queries', { queries: listed });
  });

  app.get<{ Params: { slug: string }; Querystring: Form }>('/queries/:slug', async ({ params, query: form }, reply) => {
    const { queries } = await platform.description();
    const query = queries.find(({ slug }) => slug === params.slug);
    if (!query) throw new NotFound(`The service has no query ${params.slug}.`);
    const { results, problems } = await run(platform, query, form);
    return sendPage(reply, 'query', await queryView(platform, query, form, problems, results), problems.status);
  });
}

/** Runs the query when the form was sent. */
async function run(
  platform: Platform,
  query: StepDescription,
  form: Form,
): Promise<{ results?: QueryView['results']; problems: FormProblems }> {
  const connection = connectionOf(platform, form);
  if (form.run === undefined || connection === '') return { problems: NO_PROBLEMS };
  const limit = textOf(form, 'limit');
  const cursor = textOf(form, 'cursor');
  try {
    const page = await platform.steps.runQuery(connection, query.slug, valuesOf(query.fields, 'query', form), {
      ...(limit !== '' && { limit: Number(limit) }),
      ...(cursor !== '' && { cursor }),
      include: listOf(form, 'include'),
    });
    return { results: resultsView(query, page, (next) => addressOf(query, form, next)), problems: NO_PROBLEMS };
  } catch (error) {
    const inputs = query.fields.map(({ slug }) => `query.${slug}`);
    return { problems: problemsOf(error, inputs) };
  }
}

/** The same form with another cursor. */
function addressOf({ slug }: StepDescription, form: Form, cursor: string): string {
  const pairs = Object.keys(form).flatMap((name) => listOf(form, name).map((value): [string, string] => [name, value]));
  const search = new URLSearchParams([...pairs.filter(([name]) => name !== 'cursor'), ['cursor', cursor]]);
  return `/queries/${encodeURIComponent(slug)}?${String(search)}`;
}

async function queryView(
  platform: Platform,
  query: StepDescription,
  form: Form,
  problems: FormProblems,
  results: QueryView['results'],
): Promise<QueryView> {
  const connection = connectionOf(platform, form);
  const included = listOf(form, 'include');
  const { name, description, ingredients = [] } = query;
  return {
    query: { path: encodeURIComponent(query.slug), name, description },
    problems: problems.general,
    connect: problems.connect,
    connections: platform.connections(),
    connection,
    fields:
      connection === ''
        ? []
        : await fieldViews(platform, {
            role: 'query',
            kind: 'queries',
            connection,
            step: query,
            form,
            problems: problems.byField,
          }),
    nested: ingredients
      .filter(({ type }) => type === 'query')
      .map(({ slug, name: title }) => ({ slug, name: title, included: included.includes(slug) })),
    limit: form.limit === undefined ? ROWS : textOf(form, 'limit'),
    results,
  };
}
