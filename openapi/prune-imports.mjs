/**
 * Drops the names that a generated file imports and does not use, because a template has to list every name it may need.
 *
 * @param {string} source a TypeScript file whose imports are named and stand on one line each
 * @returns {string} the file with the names it uses
 */
export function pruneImports(source) {
  const named = /^import (type )?\{([^}]*)\} from ('[^']+');\n/gm;
  const body = source.replaceAll(named, '');
  return source.replaceAll(named, (_line, type = '', names, from) => {
    const used = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && new RegExp(`(?<!\\.)\\b${name}\\b`).test(withoutComments(body)));
    return used.length > 0 ? `import ${type}{ ${used.join(', ')} } from ${from};\n` : '';
  });
}

function withoutComments(source) {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
