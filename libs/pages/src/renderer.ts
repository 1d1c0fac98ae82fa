import { Eta } from 'eta';
import { STYLES } from './templates/styles.js';
import { LAYOUT } from './templates/layout.js';
import { versionOf } from './versions.js';

/** Part of the stylesheet's address, so that it can be cached for good. */
const version = versionOf(STYLES);

/** The HTML of one page of a set; every value is escaped. */
export type Renderer<Data> = <Name extends keyof Data & string>(name: Name, data: Data[Name]) => string;

/**
 * A set of pages in the common frame.
 *
 * @param templates eta's, by the page's name; each begins with `layout('@layout', { title })`, or `{ title, wide: true }`
 * @param root the way from the pages' path to the service's root, such as `../`: addresses are relative, so that any
 *   path prefix works
 */
export function renderer<Data>(templates: Readonly<Record<keyof Data & string, string>>, root: string): Renderer<Data> {
  const eta = new Eta();
  eta.loadTemplate('@layout', LAYOUT);
  for (const [name, template] of Object.entries<string>(templates)) {
    eta.loadTemplate(`@${name}`, template);
  }
  return (name, data) => eta.render(`@${name}`, { ...data, version, root });
}
