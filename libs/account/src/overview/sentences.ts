import { type PastAction } from '#actions';

/** A piece of a sentence: our words, or a name that somebody gave, which is set apart. */
export type Piece = string | { readonly name: string };

/** More robots than these are counted, not named. */
const MAX_NAMED = 3;

const name = (text: string): Piece => ({ name: text });

/** "Kuri heard “find my phone”" */
export function heard(robot: string, words: string): Piece[] {
  return [name(robot), ' heard “', name(words), '”'];
}

/** "Kuri reached Kitchen" */
export function reached(robot: string, place: string): Piece[] {
  return [name(robot), ' reached ', name(place)];
}

/** What became of an action that IFTTT asked for. Whether the robot did as told is not known here. */
export function acted(action: PastAction): Piece[] {
  const robots = namesOf(action.told.robots);
  const several = action.told.robots.length > 1;
  switch (action.outcome) {
    case 'sent':
      return [...robots, several ? ' were told to ' : ' was told to ', ...deed(action)];
    case 'under way':
      return [...robots, several ? ' are being told to ' : ' is being told to ', ...deed(action)];
    case 'lost':
      return [...robots, ' could not be told to ', ...deed(action), ': the link to the robots was down.'];
    case 'skipped':
      return [NOUNS[action.slug] ?? 'An action', '. ', action.reason ?? ''];
  }
}

/** The actions of this service as somebody would speak of them. */
const NOUNS: Readonly<Record<string, string>> = {
  move: 'A move',
  animation: 'An animation',
  dock: 'A return to the dock',
};

function deed({ slug, told: { robots, place }, animation }: PastAction): Piece[] {
  const playing: Piece[] = animation === undefined ? ['an animation'] : ['“', name(animation), '”'];
  switch (slug) {
    case 'move':
      return [
        'go to ',
        place === undefined ? 'a place' : name(place),
        ...(animation === undefined ? [] : [' and play ', ...playing]),
      ];
    case 'animation':
      return ['play ', ...playing];
    case 'dock':
      return [robots.length > 1 ? 'go to their docks' : 'go to its dock'];
    default:
      return ['do something'];
  }
}

function namesOf(robots: readonly string[]): Piece[] {
  const named = robots.length > MAX_NAMED + 1 ? robots.slice(0, MAX_NAMED) : robots;
  const others = robots.length - named.length;
  const all: Piece[] = [...named.map(name), ...(others > 0 ? [`${others} more robots`] : [])];
  if (all.length === 0) return ['A robot'];
  return all.flatMap((one, index) => {
    if (index === 0) return [one];
    return [index === all.length - 1 ? ' and ' : ', ', one];
  });
}
