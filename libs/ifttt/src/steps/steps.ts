import { type FieldOption, type Owner, type ValidationResult } from '#contract';
import { type Transaction } from '#persistence';
import {
  type ComputedChoiceSlug,
  type FieldDefinitions,
  type FieldValue,
  type FieldValues,
  type ValueOf,
} from './fields.js';
import {
  type IngredientDefinitions,
  type NestedSlug,
  type QueryIngredientDefinitions,
  type TextSlug,
} from './ingredients.js';

/** The answers of a step's field endpoints, by field slug. */
interface StepFields<Fields extends FieldDefinitions> {
  /**
   * The choices of each drop-down and checkbox field that has none in its definition, in the order in which to show
   * them; one level of groups.
   */
  readonly options?: Readonly<Record<ComputedChoiceSlug<Fields>, (owner: Owner) => Promise<FieldOption[]>>>;
}

/** One thing that can happen. The class is registered with {@link Trigger}. */
export interface TriggerStep<
  Fields extends FieldDefinitions = FieldDefinitions,
  Ingredients extends IngredientDefinitions = IngredientDefinitions,
> extends StepFields<Fields> {
  /**
   * The newest events that match the fields, newest first.
   *
   * @param limit the most events to return, at least 1
   */
  readonly events: (owner: Owner, fields: FieldValues<Fields>, limit: number) => Promise<TriggerEventOf<Ingredients>[]>;

  /**
   * What new events are matched with subscriptions by, at most 255 characters: an event is news for the subscriptions
   * of its owner whose fields have the event's match key.
   *
   * @throws ServiceError `InvalidRequest` for fields that no event can ever match
   */
  readonly matchKey: (fields: FieldValues<Fields>) => string;

  /** Checks of what a person typed or which location they chose, by field slug. */
  readonly validations?: { readonly [Slug in keyof Fields]?: FieldValidation<ValueOf<Fields[Slug]>> };

  /**
   * What else is wrong with values that are each valid alone (contextual validation), by field slug.
   *
   * @param values without those of fields that are blank, or not valid alone
   */
  readonly validateTogether?: (
    owner: Owner,
    values: Partial<FieldValues<Fields>>,
  ) => Promise<{ readonly [Slug in keyof Fields]?: ValidationResult }>;

  /**
   * An owner began or ended a subscription to this trigger, or changed its fields. Runs in the transaction that does
   * so, and must await nothing but the database; what follows from it goes through the outbox.
   */
  readonly subscriptionsChanged?: (transaction: Transaction, ownerId: string) => Promise<void>;

  /**
   * Whoever stores events of this trigger ends their timelines in the same transaction, see `Timelines`: so the answers
   * of polls may be kept ready.
   */
  readonly keepsTimelines?: true;

  /** Makes sure that this owner has three events at least for the definition's sample fields (platform rule 12). */
  readonly prepareSamples: (owner: Owner) => Promise<void>;
}

export type FieldValidation<Value = FieldValue> = (
  value: Value,
  owner: Owner,
) => Promise<ValidationResult> | ValidationResult;

export interface TriggerEventOf<Ingredients extends IngredientDefinitions = IngredientDefinitions> {
  /** Unique and the same in every poll: IFTTT de-duplicates on it (platform rule 18). */
  readonly id: string;
  /** When it happened, in epoch milliseconds. */
  readonly occurredAt: number;
  readonly ingredients: Readonly<Record<keyof Ingredients, string>>;
}

/** One thing that can be done. The class is registered with {@link Action}. */
export interface ActionStep<Fields extends FieldDefinitions = FieldDefinitions> extends StepFields<Fields> {
  /**
   * Does it. The same request id for the same owner and action does it once, and gets the same answer.
   *
   * @throws ServiceError `ActionSkipped` when it can never succeed, `Unavailable` when it may later
   */
  readonly run: (owner: Owner, fields: FieldValues<Fields>, request: ActionRequest) => Promise<ActionOutcome>;

  /** Prepares what the definition's sample fields rely on. */
  readonly prepareSamples?: (owner: Owner) => Promise<void>;
}

export interface ActionRequest {
  /** `X-Request-ID`, at most 200 characters. */
  readonly id: string | undefined;
}

export interface ActionOutcome {
  /** Identifies what was done. */
  readonly id: string;
  /** Where the person can see it. */
  readonly url?: string;
}

/** Something that can be looked up. The class is registered with {@link Query}. */
export interface QueryStep<
  Fields extends FieldDefinitions = FieldDefinitions,
  Ingredients extends QueryIngredientDefinitions = QueryIngredientDefinitions,
> extends StepFields<Fields> {
  /**
   * One page, in an order that is total and does not change: a row that stands before another does so in every page.
   * Rows that are added meanwhile then move none of the others to another page.
   */
  readonly rows: (owner: Owner, fields: FieldValues<Fields>, page: QueryPage) => Promise<QueryRowOf<Ingredients>[]>;

  /** Prepares what the definition's sample fields rely on. */
  readonly prepareSamples?: (owner: Owner) => Promise<void>;
}

export interface QueryPage {
  /** The position of the last row of the page before; absent for the first page. */
  readonly after: Position | undefined;
  /** The most rows to return, at least 1. */
  readonly limit: number;
}

/** Where a row stands in the order of its query: what it is sorted by. IFTTT gets it back unread, in a cursor. */
export type Position = readonly (string | number)[];

/** A row, with the fields of its nested queries where the definition has such. */
export type QueryRowOf<Ingredients extends QueryIngredientDefinitions = QueryIngredientDefinitions> = {
  readonly position: Position;
  readonly ingredients: Readonly<Record<TextSlug<Ingredients>, string>>;
} & ([NestedSlug<Ingredients>] extends [never]
  ? { readonly nested?: Readonly<Record<string, NestedFields>> }
  : { readonly nested: Readonly<Record<NestedSlug<Ingredients>, NestedFields>> });

/** The `queryFields` with which a nested query gives the rows that belong to this row. */
export type NestedFields = Readonly<Record<string, FieldValue | undefined>>;
