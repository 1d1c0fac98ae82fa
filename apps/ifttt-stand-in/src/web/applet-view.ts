import type { AppletView, ServiceDescription } from '../platform/index.js';
import type { Labels } from './fields/labels.js';
import { timeOf } from './times.js';
import type { AppletDetails, AppletState, AppletSummary, RecipePart, Tone } from './views.js';

/** An Applet in a list. */
export function appletSummary(applet: AppletView): AppletSummary {
  const { done, failed } = applet.runs;
  const counts = [`${done} done`, ...(failed > 0 ? [`${failed} failed`] : [])].join(', ');
  const last = applet.lastRunAt === undefined ? 'has not run yet' : `${counts}, last run ${timeOf(applet.lastRunAt)}`;
  return { path: encodeURIComponent(applet.id), name: applet.name, ...stateOf(applet), summary: last };
}

/** An Applet on its own page. @param description absent where the service does not give it: then slugs are shown */
export async function appletDetails(
  applet: AppletView,
  labels: Labels,
  description?: ServiceDescription,
): Promise<AppletDetails> {
  return {
    ...appletState(applet),
    path: encodeURIComponent(applet.id),
    name: applet.name,
    enabled: applet.enabled,
    trigger: await partOf(applet, labels, 'triggers', description),
    action: await partOf(applet, labels, 'actions', description),
  };
}

/** How an Applet is doing. */
export function appletState(applet: AppletView): AppletState {
  const { pending, done, skipped, failed } = applet.runs;
  return {
    ...stateOf(applet),
    facts: [
      { label: 'Last poll', value: momentOf(applet.lastPolledAt, 'not yet') },
      ...(applet.lastPollError === undefined ? [] : [{ label: 'Problem', value: applet.lastPollError }]),
      { label: 'Next poll', value: momentOf(applet.nextPollAt, 'none while it is off') },
      { label: 'Last run', value: momentOf(applet.lastRunAt, 'not yet') },
      { label: 'Runs', value: `${done} done, ${skipped} skipped, ${failed} failed, ${pending} pending` },
      { label: 'Trigger identity', value: applet.triggerIdentity },
    ],
  };
}

function stateOf({ enabled, lastPollError }: AppletView): { state: string; tone: Tone } {
  if (!enabled) return { state: 'off', tone: '' };
  return lastPollError === undefined ? { state: 'on', tone: 'good' } : { state: 'on, last poll failed', tone: 'bad' };
}

const momentOf = (at: number | undefined, never: string): string => (at === undefined ? never : timeOf(at));

async function partOf(
  applet: AppletView,
  labels: Labels,
  kind: 'triggers' | 'actions',
  description: ServiceDescription | undefined,
): Promise<RecipePart> {
  const { slug } = kind === 'triggers' ? applet.trigger : applet.action;
  const step = description?.[kind].find((one) => one.slug === slug);
  const word = kind === 'triggers' ? 'If' : 'then';
  return { word, name: step?.name ?? slug, values: await labels.factsOf(applet, kind, step) };
}
