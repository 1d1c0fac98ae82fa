import { randomBytes } from 'node:crypto';
import { connectionOf } from '../connection/authorization.js';
import type { DescriptionReader } from '../description/description-reader.js';
import type { ServiceDescription } from '../description/service-description.js';
import { InvalidInput, isOfService, NotFound, type Problem, ServiceRefusal } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Steps } from '../service/steps.js';
import type { State } from '../state/state.js';
import type { AppletView, ConfiguredStep, Poll, Recipe, Validation } from '../views.js';
import type { IdentityDeletions } from './identity-deletions.js';
import type { Poller } from './poller.js';
import { problemsOfRecipe } from './recipe-check.js';
import { triggerIdentity } from './trigger-identity.js';

/** Makes, turns on and off, and deletes Applets. */
export class Applets {
  constructor(
    private readonly state: State,
    private readonly description: DescriptionReader,
    private readonly steps: Steps,
    private readonly poller: Poller,
    private readonly deletions: IdentityDeletions,
    private readonly journal: Journal,
  ) {}

  /**
   * Makes an Applet, on from now: what has happened before never runs it.
   * @throws {InvalidInput} naming each field that is wrong
   * @throws {NotFound | NeedsReconnection | ServiceRefusal | ServiceUnreachable}
   */
  async create(connectionId: string, recipe: Recipe): Promise<AppletView> {
    const connection = connectionOf(this.state.connections, connectionId);
    const description = await this.description.get(false);
    throwIfAny(problemsOfRecipe(recipe, description));
    throwIfAny(await this.#problemsOfValues(connection.id, recipe.trigger, description));
    const { trigger, action } = recipe;
    const applet = {
      id: randomBytes(8).toString('hex'),
      connectionId: connection.id,
      name: recipe.name?.trim() || defaultName(recipe, description),
      trigger,
      triggerIdentity: triggerIdentity(connection.user.id, trigger.slug, trigger.fields),
      action,
    };
    this.state.transaction(() => {
      this.state.applets.add(applet);
      this.#want(applet);
    });
    await this.#pollForTheFirstTime(applet);
    this.#tell(applet, 'Made');
    return this.view(applet.id);
  }

  /** The newest first. */
  list(): AppletView[] {
    return this.state.applets.list();
  }

  /** @throws {NotFound}, as the four that follow */
  view(id: string): AppletView {
    const applet = this.state.applets.find(id);
    if (!applet) throw new NotFound('There is no such Applet.');
    return applet;
  }

  /** What happened while it was off does not run it. */
  enable(id: string): AppletView {
    const applet = this.view(id);
    if (applet.enabled) return applet;
    this.state.transaction(() => {
      this.state.applets.setEnabled(id, true);
      this.#want(applet);
    });
    this.poller.wake();
    this.#tell(applet, 'Turned on');
    return this.view(id);
  }

  /** What is pending is dropped: off means that nothing runs. An action that has been sent cannot be called back. */
  disable(id: string): AppletView {
    const applet = this.view(id);
    const dropped = this.state.transaction(() => {
      this.state.applets.setEnabled(id, false);
      this.state.subscriptions.releaseUnwanted();
      return this.state.events.drop(id, 'The Applet was turned off.');
    });
    this.#tell(applet, dropped === 0 ? 'Turned off' : `Turned off, and what was pending dropped (${dropped})`);
    this.deletions.wake();
    return this.view(id);
  }

  /** The service is told when it was the last one with its identity; if it is away now, then later. */
  async delete(id: string): Promise<void> {
    const applet = this.view(id);
    this.state.transaction(() => {
      this.state.applets.delete(id);
      this.state.subscriptions.releaseUnwanted();
    });
    this.#tell(applet, 'Deleted');
    await this.deletions.deleteDue();
  }

  /** Polls now. @throws when the poll fails */
  async check(id: string): Promise<Poll> {
    const polls = await this.poller.poll(this.view(id).triggerIdentity);
    const poll = polls.find(({ appletId }) => appletId === id);
    if (!poll) throw new NotFound('The Applet is off.');
    return poll;
  }

  #want({
    triggerIdentity: identity,
    connectionId,
    trigger,
  }: Pick<AppletView, 'triggerIdentity' | 'connectionId' | 'trigger'>) {
    this.state.subscriptions.want({ identity, connectionId, trigger });
  }

  /** It marks the past as seen. An Applet whose trigger the service finds wrong is not kept. */
  async #pollForTheFirstTime({ id, triggerIdentity: identity }: Pick<AppletView, 'id' | 'triggerIdentity'>) {
    try {
      await this.poller.poll(identity);
    } catch (error) {
      if (error instanceof ServiceRefusal && error.status < 500) {
        await this.delete(id);
        throw new InvalidInput([{ field: 'trigger', message: error.message }]);
      }
      if (!isOfService(error)) throw error;
      // The service is away: the poll by the clock is the first one then.
    }
    this.poller.wake();
  }

  /** What the service says of single values, and, once it takes these, of all taken together (platform rule 22). */
  async #problemsOfValues(connectionId: string, trigger: ConfiguredStep, description: ServiceDescription) {
    const step = description.triggers.find(({ slug }) => slug === trigger.slug);
    const validated = step?.fields.filter(({ slug, validated: is }) => is && trigger.fields[slug] !== undefined) ?? [];
    const verdicts = await Promise.all(
      validated.map(async ({ slug }) => {
        const verdict = await this.steps.validate(connectionId, trigger.slug, slug, trigger.fields[slug]!);
        return [slug, verdict] as const;
      }),
    );
    const problems = problemsOf(Object.fromEntries(verdicts));
    if (problems.length > 0 || !step || step.fields.length === 0) return problems;
    return problemsOf((await this.steps.validateAll(connectionId, trigger.slug, trigger.fields)) ?? {});
  }

  #tell({ id, name, connectionId }: Pick<AppletView, 'id' | 'name' | 'connectionId'>, what: string): void {
    this.journal.write({ kind: 'applet', title: `${what}: ${name}`, appletId: id, connectionId });
  }
}

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}

function problemsOf(verdicts: Readonly<Record<string, Validation>>): Problem[] {
  return Object.entries(verdicts).flatMap(([slug, verdict]) =>
    verdict.valid ? [] : [{ field: `trigger.${slug}`, message: verdict.message }],
  );
}

function defaultName({ trigger, action }: Recipe, { triggers, actions }: ServiceDescription): string {
  const nameOf = ({ slug }: ConfiguredStep, steps: ServiceDescription['triggers']) =>
    steps.find((step) => step.slug === slug)?.name ?? slug;
  return `If ${nameOf(trigger, triggers)}, then ${nameOf(action, actions)}`;
}
