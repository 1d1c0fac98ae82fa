import type {
  AppletView,
  FieldDescription,
  FieldValue,
  Platform,
  StepDescription,
  StepKind,
} from '../../platform/index.js';
import type { Fact } from '../views.js';
import { choicesOf } from './choices.js';

/** A service may name its choices anew. */
const KNOWN_MS = 5 * 60_000;

/**
 * Says in a person's words what an Applet's fields hold: the labels of what was chosen, not its values. The choices are
 * asked for when a value is seen for the first time, and all anew after five minutes.
 */
export class Labels {
  readonly #known = new Map<string, string>();
  #forgetAt = 0;

  constructor(private readonly platform: Platform) {}

  /** @param step absent where the service gives no description: then slugs and values are all there is */
  factsOf(applet: AppletView, kind: 'triggers' | 'actions', step: StepDescription | undefined): Promise<Fact[]> {
    const { fields } = kind === 'triggers' ? applet.trigger : applet.action;
    return Promise.all(
      Object.entries(fields).map(async ([slug, value]) => {
        const field = step?.fields.find((one) => one.slug === slug);
        if (!step || !field) return { label: slug, value: textOf(value) };
        return { label: field.label, value: await this.#labelled(applet.connectionId, kind, step.slug, field, value) };
      }),
    );
  }

  async #labelled(connection: string, kind: StepKind, step: string, field: FieldDescription, value: FieldValue) {
    const chosen =
      typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : undefined;
    if (!chosen || (field.type !== 'dropdown' && field.type !== 'checkbox')) return textOf(value);
    const keyOf = (one: string) => [connection, kind, step, field.slug, one].join('\n');
    this.#forgetWhatIsOld();
    if (!chosen.every((one) => this.#known.has(keyOf(one)))) {
      const { groups = [], problem } = await choicesOf(this.platform, field, { connection, kind, step });
      if (problem !== '') return textOf(value);
      // What is not offered any more is asked for once, too.
      for (const one of chosen) this.#known.set(keyOf(one), one);
      for (const { options } of groups)
        for (const option of options) this.#known.set(keyOf(option.value), option.label);
    }
    return chosen.map((one) => this.#known.get(keyOf(one)) ?? one).join(', ');
  }

  #forgetWhatIsOld(): void {
    if (Date.now() < this.#forgetAt) return;
    this.#known.clear();
    this.#forgetAt = Date.now() + KNOWN_MS;
  }
}

function textOf(value: FieldValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
