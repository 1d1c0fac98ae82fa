import { type Location } from '#contract';
import { type OptionDefinition } from './options.js';

/** What IFTTT's editor shows for a field. */
export type FieldType = 'text' | 'dropdown' | 'checkbox' | 'location';

export interface FieldDefinition {
  readonly type: FieldType;
  /** What the person sees. */
  readonly label: string;
  readonly required: boolean;
  /** The choices of a drop-down or checkbox field, where they are the same for every owner; else the step has them. */
  readonly options?: readonly OptionDefinition[];
}

/** The fields of a step by slug. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

/** What a step gets of a value of each type. The contract describes locations. */
interface ValueTypes {
  text: string;
  dropdown: string;
  checkbox: readonly string[];
  location: Location;
}

export type FieldValue = ValueTypes[FieldType];

/** The type of a field's value. */
export type ValueOf<Field extends FieldDefinition> = ValueTypes[Field['type']];

/** The checked values of a step's fields: what is required is there, what is optional may be absent. */
export type FieldValues<Fields extends FieldDefinitions> = {
  readonly [Slug in keyof Fields]: ValueOf<Fields[Slug]> | (Fields[Slug]['required'] extends true ? never : undefined);
};

/** The slugs of the fields that let the person choose. */
export type ChoiceSlug<Fields extends FieldDefinitions> = {
  [Slug in keyof Fields]: Fields[Slug]['type'] extends 'dropdown' | 'checkbox' ? Slug : never;
}[keyof Fields];

/** Those of them whose choices the step computes for each owner. */
export type ComputedChoiceSlug<Fields extends FieldDefinitions> = {
  [Slug in ChoiceSlug<Fields>]: Fields[Slug] extends { readonly options: readonly OptionDefinition[] } ? never : Slug;
}[ChoiceSlug<Fields>];
