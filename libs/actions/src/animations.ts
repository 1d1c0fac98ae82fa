import { type FieldOption } from '#contract';
import { ServiceError } from '#ifttt';

/** What a robot can play: the ids that its firmware knows, and what people see. */
const ANIMATIONS: Readonly<Record<string, string>> = {
  alarm_1: 'Alarm 1',
  alarm_2: 'Alarm 2',
  alarm_3: 'Alarm 3',
  big_greeting: 'Greeting',
  i_love_you: 'I Love You',
  live_fart: 'Fart',
  live_kiss: 'Kiss',
  happy_birthday: 'Play Happy Birthday',
  lullaby_song: 'Play Lullaby',
  boredom_pancake_hum_long: 'Hum Pancake Robot',
  joke: 'Tell a Joke',
  giggle: 'Giggle',
};

/** The animations as a drop-down shows them. */
export function animationOptions(): FieldOption[] {
  return Object.entries(ANIMATIONS).map(([value, label]) => ({ label, value }));
}

/** What people see of an animation; undefined where the id is none that robots know. */
export function animationLabel(id: unknown): string | undefined {
  return typeof id === 'string' && Object.hasOwn(ANIMATIONS, id) ? ANIMATIONS[id] : undefined;
}

/** @throws ServiceError `ActionSkipped` for an id that no robot knows */
export function requireAnimation(id: string): string {
  if (Object.hasOwn(ANIMATIONS, id)) return id;
  throw new ServiceError('ActionSkipped', { reason: `Robots know no animation "${id}".` });
}
