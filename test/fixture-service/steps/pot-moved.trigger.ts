import { type Owner, type ValidationResult } from '#contract';
import { type FieldValues, Trigger, type TriggerEventOf, type TriggerStep } from '#ifttt';

const fields = {
  shelf: { type: 'text', label: 'Shelf', required: true },
  pot: { type: 'text', label: 'Pot', required: true },
  reason: { type: 'text', label: 'Reason', required: false },
} as const;

const ingredients = {
  shelf: { name: 'Shelf', type: 'string', example: 'upper' },
  pot: { name: 'Pot', type: 'string', example: 'Basil' },
} as const;

type Values = FieldValues<typeof fields>;

/** Pots of the same name stand on several shelves: only both fields together say which one is meant. */
const SHELVES: Readonly<Record<string, readonly string[]>> = { upper: ['Basil', 'Mint'], lower: ['Basil'] };

/** What happened to every pot of everybody: it was moved three times, an hour apart. Newest first. */
const MOVES = [3, 2, 1].map((number) => ({ id: `move-${number}`, occurredAt: Date.UTC(2026, 2, 1, number) }));

/** Contextual validation, beside the validation of one field alone. Nothing happens to the pots any more. */
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

  matchKey({ shelf, pot }: Values): string {
    return `${shelf}/${pot}`;
  }

  async events(_owner: Owner, { shelf, pot }: Values, limit: number): Promise<TriggerEventOf<typeof ingredients>[]> {
    return MOVES.slice(0, limit).map((move) => ({ ...move, ingredients: { shelf, pot } }));
  }

  async validateTogether(_owner: Owner, { shelf, pot }: Partial<Values>): Promise<{ pot?: ValidationResult }> {
    if (shelf === undefined || pot === undefined || SHELVES[shelf]?.includes(pot)) return {};
    return { pot: { valid: false, message: `There is no pot "${pot}" on the ${shelf} shelf.` } };
  }

  async prepareSamples(): Promise<void> {}
}
