/** An ingredient that is one text (`date`: `2013-12-31`; `datetime`: `2013-11-04T09:23:00Z`, see {@link dateTime}). */
export interface IngredientDefinition {
  /** What the person sees. */
  readonly name: string;
  readonly type: 'string' | 'url' | 'image' | 'file' | 'date' | 'datetime';
  /** In the form of its type; the start checks that. */
  readonly example: string;
}

/** An ingredient that is a query itself. Only queries have such. */
export interface NestedQueryDefinition {
  readonly name: string;
  readonly type: 'query';
  /** Slug of the query that resolves it. */
  readonly query: string;
}

/** What an event tells, by ingredient slug. */
export type IngredientDefinitions = Readonly<Record<string, IngredientDefinition>>;

/** What a row of a query tells, by ingredient slug. */
export type QueryIngredientDefinitions = Readonly<Record<string, IngredientDefinition | NestedQueryDefinition>>;

/** The slugs of the ingredients that are queries. */
export type NestedSlug<Ingredients extends QueryIngredientDefinitions> = {
  [Slug in keyof Ingredients]: Ingredients[Slug]['type'] extends 'query' ? Slug : never;
}[keyof Ingredients];

/** The slugs of the ingredients that are texts. */
export type TextSlug<Ingredients extends QueryIngredientDefinitions> = Exclude<
  keyof Ingredients,
  NestedSlug<Ingredients>
>;
