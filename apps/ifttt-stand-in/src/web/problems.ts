import { InvalidInput, type Problem } from '../platform/index.js';
import { troubleOf } from './trouble.js';

/** What kept a form from being carried out, where it is to be told. */
export interface FormProblems {
  readonly status: number;
  /** By the name of the input. */
  readonly byField: Readonly<Record<string, string>>;
  /** Above the form. */
  readonly general: readonly string[];
  readonly connect: boolean;
}

export const NO_PROBLEMS: FormProblems = { status: 200, byField: {}, general: [], connect: false };

/** @param inputs the names of the form's inputs: a problem with anything else is told above the form */
function formProblems(problems: readonly Problem[], inputs: readonly string[]): FormProblems {
  const located = problems.filter(({ field }) => field !== undefined && inputs.includes(field));
  const others = problems.filter((problem) => !located.includes(problem)).map(({ message }) => message);
  return {
    status: 422,
    byField: Object.fromEntries(located.map(({ field, message }) => [field, message])) as Record<string, string>,
    general: located.length === 0 ? others : ['Please look at what is marked below.', ...others],
    connect: false,
  };
}

/** @throws what is a fault of the stand-in itself */
export function problemsOf(error: unknown, inputs: readonly string[]): FormProblems {
  if (error instanceof InvalidInput) return formProblems(error.problems, inputs);
  const trouble = troubleOf(error);
  if (!trouble) throw error;
  const { status, explanation, hint, connect } = trouble;
  return { status, byField: {}, general: [[explanation, hint ?? ''].join(' ').trim()], connect };
}
