import type { Config } from './config.js';

/** Lines for the terminal that say which secrets have their development value; none in production. */
export function describeDevelopmentValues({ developmentValues }: Config): string[] {
  const lines = Object.entries(developmentValues).map(([key, value]) => `  ${key}=${value}`);
  return lines.length === 0 ? [] : ['Development values, for this machine only:', ...lines];
}
