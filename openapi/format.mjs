import prettier from 'prettier';
import { pruneImports } from './prune-imports.mjs';

/**
 * Makes a generated file look like the rest of the code.
 *
 * @param {string} path where the file will be, which decides the formatting options
 * @param {string} source what the engine wrote
 * @returns {Promise<string>} the finished text
 */
export async function format(path, source) {
  const options = await prettier.resolveConfig(path);
  return prettier.format(tidy(pruneImports(source)), { ...options, parser: 'typescript' });
}

/** Closes the gaps that template sections leave above decorators, and puts one-line comments on one line. */
function tidy(source) {
  return source
    .replaceAll(/^(?:[ \t]*\n)+(?=[ \t]*@)/gm, '')
    .replaceAll(/\/\*\*\n[ \t]*\* (.+)\n[ \t]*\*\//g, '/** $1 */');
}
