import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type ActionDefinition, type QueryDefinition, type TriggerDefinition } from './definitions.js';
import { type FieldDefinitions } from './fields.js';
import { type IngredientDefinitions, type QueryIngredientDefinitions } from './ingredients.js';
import { type ActionStep, type QueryStep, type TriggerStep } from './steps.js';

export const TriggerMetadata = DiscoveryService.createDecorator<TriggerDefinition>();
export const ActionMetadata = DiscoveryService.createDecorator<ActionDefinition>();
export const QueryMetadata = DiscoveryService.createDecorator<QueryDefinition>();

/**
 * Registers a class as a trigger of this service. The compiler checks the class against the definition: which fields
 * its methods get, which options it owes and which ingredients its events have.
 */
export function Trigger<const Fields extends FieldDefinitions, const Ingredients extends IngredientDefinitions>(
  definition: TriggerDefinition<Fields, Ingredients>,
) {
  return <Step extends Type<TriggerStep<Fields, Ingredients>>>(target: Step): void => {
    Injectable()(target);
    TriggerMetadata(definition)(target);
  };
}

/** Registers a class as an action of this service, checked like that of a {@link Trigger}. */
export function Action<const Fields extends FieldDefinitions>(definition: ActionDefinition<Fields>) {
  return <Step extends Type<ActionStep<Fields>>>(target: Step): void => {
    Injectable()(target);
    ActionMetadata(definition)(target);
  };
}

/** Registers a class as a query of this service, checked like that of a {@link Trigger}. */
export function Query<const Fields extends FieldDefinitions, const Ingredients extends QueryIngredientDefinitions>(
  definition: QueryDefinition<Fields, Ingredients>,
) {
  return <Step extends Type<QueryStep<Fields, Ingredients>>>(target: Step): void => {
    Injectable()(target);
    QueryMetadata(definition)(target);
  };
}
