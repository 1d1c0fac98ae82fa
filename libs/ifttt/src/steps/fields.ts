import { type Location } from '#contract';

/** What IFTTT's editor shows for a field. */
export type FieldType = 'text' | 'dropdown' | 'checkbox' | 'location';

export interface FieldDefinition {
  readonly type: FieldType;
  /** What the person sees. */
  readonly label: string;
  readonly required: boolean;
}

/** The fields of a step by slug. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

/** How a value of each type arrives. The contract describes locations. */
interface ValueTypes {
  text: string;
  dropdown: string;
  checkbox: readonly string[];
  location: Location;
}

export type FieldValue = ValueTypes[FieldType];

/** The checked values of a step's fields: what is required is there, what is optional may be absent. */
export type FieldValues<Fields extends FieldDefinitions> = {
  readonly [Slug in keyof Fields]:
    ValueTypes[Fields[Slug]['type']] | (Fields[Slug]['required'] extends true ? never : undefined);
};

/** The slugs of the fields that let the person choose. */
export type ChoiceSlug<Fields extends FieldDefinitions> = {
  [Slug in keyof Fields]: Fields[Slug]['type'] extends 'dropdown' | 'checkbox' ? Slug : never;
}[keyof Fields];
