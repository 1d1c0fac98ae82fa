import { within } from './waiting.js';

const STEP_MS = 30_000;

/** What a step has to tell when it held. */
export interface StepResult {
  /** Printed below the title. */
  readonly notes?: readonly string[];
  /** When what the step waited for happened, in milliseconds since the word was spoken. */
  readonly sinceSpoken?: number;
}

/** One sentence of a story, and what makes it true. */
export interface Step<S> {
  readonly title: string;
  play(stage: S): Promise<StepResult>;
}

/** What came of a step: `duration` in milliseconds. */
export type Played = { readonly duration: number } & (
  { readonly held: true; readonly result: StepResult } | { readonly held: false; readonly error: Error }
);

/** Plays one step; one that takes longer than half a minute has failed. */
export async function play<S>(step: Step<S>, stage: S): Promise<Played> {
  const start = performance.now();
  try {
    const result = await within(STEP_MS, step.play(stage));
    return { held: true, result, duration: performance.now() - start };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    return { held: false, error, duration: performance.now() - start };
  }
}
