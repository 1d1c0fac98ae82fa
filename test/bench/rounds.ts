import { type Progress } from './report/progress.js';

/** Medians are of so many rounds, unless asked for others. */
export const USUAL_ROUNDS = 5;

/**
 * Measures the sides in turn, A B C A B C, so that what the machine does besides hits all of them. Each has a turn
 * before, which does not count.
 *
 * @param measure one round of one side; `warmUp` where it does not count
 * @param describe a round in a few words
 * @returns the rounds of each side, by its name
 */
export async function inTurn<S extends { readonly name: string }, M>(
  sides: readonly S[],
  rounds: number,
  measure: (side: S, warmUp: boolean) => Promise<M>,
  describe: (measured: M) => string,
  progress: Progress,
): Promise<Map<string, M[]>> {
  const results = new Map(sides.map(({ name }) => [name, [] as M[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of sides) {
      const which = round === 0 ? 'warming up' : `round ${round} of ${rounds}`;
      progress.show(`${which}: ${side.name}`);
      const measured = await measure(side, round === 0);
      progress.tell(`${which}: ${side.name}: ${describe(measured)}`);
      if (round > 0) results.get(side.name)!.push(measured);
    }
  }
  return results;
}
