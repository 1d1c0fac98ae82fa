import type { AppletView, ConfiguredStep, FieldValue, ServiceDescription, StepDescription } from '../platform/index.js';
import { timeOf } from './times.js';
import type { AppletDetails, AppletState, AppletSummary, Fact, RecipePart, Tone } from './views.js';

/** An Applet in a list. */
export function appletSummary(applet: AppletView): AppletSummary {
  const { done, failed } = applet.runs;
  const counts = [`${done} done`, ...(failed > 0 ? [`${failed} failed`] : [])].join(', ');
  const last = applet.lastRunAt === undefined ? 'has not run yet' : `${counts}, last run ${timeOf(applet.lastRunAt)}`;
  return { path: encodeURIComponent(applet.id), name: applet.name, ...stateOf(applet), summary: last };
}

/** An Applet on its own page. @param description absent where the service does not give it: then slugs are shown */
export function appletDetails(applet: AppletView, description?: ServiceDescription): AppletDetails {
  return {
    ...appletState(applet),
    path: encodeURIComponent(applet.id),
    name: applet.name,
    enabled: applet.enabled,
    trigger: partOf('If', applet.trigger, description?.triggers),
    action: partOf('then', applet.action, description?.actions),
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

function partOf(word: string, { slug, fields }: ConfiguredStep, steps: readonly StepDescription[] = []): RecipePart {
  const step = steps.find((one) => one.slug === slug);
  const labelOf = (field: string) => step?.fields.find((one) => one.slug === field)?.label ?? field;
  const values: Fact[] = Object.entries(fields).map(([field, value]) => ({
    label: labelOf(field),
    value: textOfValue(value),
  }));
  return { word, name: step?.name ?? slug, values };
}

function textOfValue(value: FieldValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
