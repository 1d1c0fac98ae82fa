import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { ServiceError } from '../errors/service-error.js';
import { ActionMetadata, QueryMetadata, TriggerMetadata } from './decorators.js';
import { problemsOf } from './definition-check.js';
import { type ActionDefinition, type QueryDefinition, type StepKind, type TriggerDefinition } from './definitions.js';
import { type ActionStep, type QueryStep, type TriggerStep } from './steps.js';

/** A step's class, at work, with what it says about itself. */
export interface Registered<Definition, Step> {
  readonly kind: StepKind;
  readonly definition: Definition;
  readonly step: Step;
}

export type RegisteredTrigger = Registered<TriggerDefinition, TriggerStep>;
export type RegisteredAction = Registered<ActionDefinition, ActionStep>;
export type RegisteredQuery = Registered<QueryDefinition, QueryStep>;
export type RegisteredStep = RegisteredTrigger | RegisteredAction | RegisteredQuery;

export interface RegisteredSteps {
  readonly triggers: readonly RegisteredTrigger[];
  readonly actions: readonly RegisteredAction[];
  readonly queries: readonly RegisteredQuery[];
}

/** The steps of this service: every provider that is decorated as one. */
@Injectable()
export class StepRegistry implements RegisteredSteps, OnModuleInit {
  private readonly triggersBySlug = new Map<string, RegisteredTrigger>();
  private readonly actionsBySlug = new Map<string, RegisteredAction>();
  private readonly queriesBySlug = new Map<string, RegisteredQuery>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error naming every definition that contradicts itself or another, which stops the start */
  onModuleInit(): void {
    const triggers = this.discover<TriggerDefinition, TriggerStep>('trigger', TriggerMetadata);
    const actions = this.discover<ActionDefinition, ActionStep>('action', ActionMetadata);
    const queries = this.discover<QueryDefinition, QueryStep>('query', QueryMetadata);
    const problems = problemsOf({ triggers, actions, queries });
    if (problems.length > 0) throw new Error(`The steps are not defined soundly.\n${problems.join('\n')}`);
    for (const each of triggers) this.triggersBySlug.set(each.definition.slug, each);
    for (const each of actions) this.actionsBySlug.set(each.definition.slug, each);
    for (const each of queries) this.queriesBySlug.set(each.definition.slug, each);
  }

  get triggers(): RegisteredTrigger[] {
    return [...this.triggersBySlug.values()];
  }

  get actions(): RegisteredAction[] {
    return [...this.actionsBySlug.values()];
  }

  get queries(): RegisteredQuery[] {
    return [...this.queriesBySlug.values()];
  }

  /** @throws ServiceError `UnknownStep` */
  trigger(slug: string): RegisteredTrigger {
    return this.triggersBySlug.get(slug) ?? unknown('trigger', slug);
  }

  /** @throws ServiceError `UnknownStep` */
  action(slug: string): RegisteredAction {
    return this.actionsBySlug.get(slug) ?? unknown('action', slug);
  }

  /** @throws ServiceError `UnknownStep` */
  query(slug: string): RegisteredQuery {
    return this.queriesBySlug.get(slug) ?? unknown('query', slug);
  }

  private discover<Definition, Step>(
    kind: StepKind,
    metadata: ReturnType<typeof DiscoveryService.createDecorator<Definition>>,
  ): Registered<Definition, Step>[] {
    return this.discovery.getProviders({ metadataKey: metadata.KEY }).flatMap((wrapper) => {
      const definition: Definition | undefined = this.discovery.getMetadataByDecorator(metadata, wrapper);
      return definition === undefined ? [] : [{ kind, definition, step: wrapper.instance as Step }];
    });
  }
}

function unknown(kind: StepKind, slug: string): never {
  throw new ServiceError('UnknownStep', { kind, slug });
}
