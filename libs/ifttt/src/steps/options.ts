/** A choice. */
interface Choice {
  /** What the person sees. */
  readonly label: string;
  /** What the field gets when this choice is made. */
  readonly value: string;
}

/** A choice, or a group of choices; groups are one level deep (platform rule 22). */
export type OptionDefinition = Choice | { readonly label: string; readonly values: readonly Choice[] };

/** Both kinds of option as the compiler cannot tell that they are well formed: what steps compute comes from data. */
interface AnyOption {
  readonly label: string;
  readonly value?: string | undefined;
  readonly values?: readonly AnyOption[] | undefined;
}

/** What is wrong with the choices of a field; one line each. */
export function problemsOfOptions(options: readonly AnyOption[]): string[] {
  const choices = options.flatMap((option) => option.values ?? [option]);
  return [
    ...options
      .filter(({ value, values }) => value !== undefined && values !== undefined)
      .map(({ label }) => `the option "${label}" has both a value and values`),
    ...choices
      .filter(({ values }) => values !== undefined)
      .map(({ label }) => `the option "${label}" is a group inside a group`),
    ...choices
      .filter(({ value, values }) => value === undefined && values === undefined)
      .map(({ label }) => `the option "${label}" has no value`),
  ];
}
