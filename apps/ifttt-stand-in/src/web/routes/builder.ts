import type { FastifyInstance } from 'fastify';
import { type AppletView, InvalidInput, type Platform } from '../../platform/index.js';
import { type BuilderForm, connectionOf, readBuilder, recipeOf } from '../builder/builder-form.js';
import { builderView } from '../builder/builder-view.js';
import { Submissions } from '../builder/submissions.js';
import { typedValue } from '../fields/field-values.js';
import type { Form } from '../forms.js';
import { withNotice } from '../notices.js';
import { NO_PROBLEMS, problemsOf } from '../problems.js';
import { sendPage } from '../render.js';
import { explain } from '../trouble.js';
import type { PageData } from '../views.js';

export function builderRoutes(app: FastifyInstance, platform: Platform): void {
  const submissions = new Submissions<AppletView>();

  app.get<{ Querystring: Form }>('/applets/new', async ({ query }, reply) => {
    const description = await platform.description();
    const builder = readBuilder(platform, description, query);
    return sendPage(reply, 'builder', await builderView(platform, description, builder, NO_PROBLEMS));
  });

  app.post<{ Body: Form }>('/applets', async ({ body }, reply) => {
    const description = await platform.description();
    const builder = readBuilder(platform, description, body);
    try {
      const applet = await submissions.once(JSON.stringify(body), () => create(platform, builder));
      return reply.redirect(withNotice(`/applets/${encodeURIComponent(applet.id)}`, 'created'), 303);
    } catch (error) {
      const problems = problemsOf(error, inputsOf(builder));
      const view = await builderView(platform, description, builder, problems);
      return sendPage(reply, 'builder', view, problems.status);
    }
  });

  app.post<{ Params: { trigger: string; field: string }; Body: Form }>(
    '/validations/:trigger/:field',
    async ({ params: { trigger, field }, body }, reply) => {
      const verdict = await verdictOf(platform, trigger, field, body);
      return sendPage(reply, 'verdict', verdict);
    },
  );
}

async function create(platform: Platform, builder: BuilderForm): Promise<AppletView> {
  const recipe = recipeOf(builder);
  if (!recipe) {
    throw new InvalidInput([
      { message: builder.trigger ? 'Choose what the Applet does.' : 'Choose what starts the Applet.' },
    ]);
  }
  return platform.applets.create(builder.connection, recipe);
}

function inputsOf({ trigger, action }: BuilderForm): string[] {
  return [
    ...(trigger?.fields ?? []).map(({ slug }) => `trigger.${slug}`),
    ...(action?.fields ?? []).map(({ slug }) => `action.${slug}`),
  ];
}

async function verdictOf(platform: Platform, slug: string, field: string, form: Form): Promise<PageData['verdict']> {
  const { triggers } = await platform.description();
  const described = triggers.find((one) => one.slug === slug)?.fields.find((one) => one.slug === field);
  const value = described && typedValue(described, `trigger.${field}`, form);
  if (typeof value !== 'string' || value === '') return { verdict: '', message: '' };
  try {
    const verdict = await platform.steps.validate(connectionOf(platform, form), slug, field, value);
    return verdict.valid
      ? { verdict: 'good', message: 'The service accepts this.' }
      : { verdict: 'bad', message: verdict.message };
  } catch (error) {
    return { verdict: 'bad', message: `The service could not check this. ${explain(error)}` };
  }
}
