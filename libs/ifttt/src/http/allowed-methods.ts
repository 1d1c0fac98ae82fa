import { type FastifyInstance } from 'fastify';

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

const knownPaths = new WeakMap<FastifyInstance, Map<string, KnownPath>>();

/** Keeps a list of the routes that are added from now on, so that a wrong method can be told from an unknown URL. */
export function rememberRoutes(fastify: FastifyInstance): void {
  const paths = new Map<string, KnownPath>();
  knownPaths.set(fastify, paths);
  fastify.addHook('onRoute', ({ url, method }) => {
    const path = paths.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) path.methods.add(each);
    paths.set(url, path);
  });
}

/** The methods served at a path, in alphabetical order; none where nothing is served. */
export function allowedMethods(fastify: FastifyInstance, path: string): string[] {
  const matching = [...(knownPaths.get(fastify)?.values() ?? [])].filter(({ pattern }) => pattern.test(path));
  return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort();
}

/** Each `:name` of a route stands for one level of the path. */
function patternOf(url: string): RegExp {
  const levels = url.split('/').map((level) => (level.startsWith(':') ? '[^/]+' : escape(level)));
  return new RegExp(`^${levels.join('/')}$`);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
