import { type Owner, type ValidationResult } from '#contract';
import { type FieldValues, Trigger, type TriggerEventOf, type TriggerStep } from '#ifttt';

const fields = {
  shelf: { type: 'text', label: 'Shelf', required: true },
  pot: { type: 'text', label: 'Pot', required: true },
  reason: { type: 'text', label: 'Reason', required: false },
} as const;

const ingredients = { pot: { name: 'Pot', type: 'string', example: 'Basil' } } as const;

/** Pots of the same name stand on several shelves: only both fields together say which one is meant. */
const SHELVES: Readonly<Record<string, readonly string[]>> = { upper: ['Basil', 'Mint'], lower: ['Basil'] };

/** Contextual validation, beside the validation of one field alone. Nothing ever happens to the pots. */
@Trigger({
  slug: 'pot_moved',
  name: 'A pot is moved',
  description: 'This trigger fires every time a pot leaves its shelf.',
  fields,
  ingredients,
  samples: {
    fields: { shelf: 'upper', pot: 'Mint' },
    validations: { shelf: { valid: 'upper', invalid: 'cellar' } },
  },
})
export class PotMovedTrigger implements TriggerStep<typeof fields, typeof ingredients> {
  readonly validations = {
    shelf: async (shelf: string): Promise<ValidationResult> =>
      Object.hasOwn(SHELVES, shelf) ? { valid: true } : { valid: false, message: `There is no shelf "${shelf}".` },
  };

  matchKey(): string {
    return 'never';
  }

  async events(): Promise<TriggerEventOf<typeof ingredients>[]> {
    return [];
  }

  async validateTogether(
    _owner: Owner,
    { shelf, pot }: Partial<FieldValues<typeof fields>>,
  ): Promise<{ pot?: ValidationResult }> {
    if (shelf === undefined || pot === undefined || SHELVES[shelf]?.includes(pot)) return {};
    return { pot: { valid: false, message: `There is no pot "${pot}" on the ${shelf} shelf.` } };
  }

  async prepareSamples(): Promise<void> {}
}
