/** For `--import`: writes the URL of each module that is resolved, in a line `loaded URL`, to the standard error. */
import { register } from 'node:module';

const hooks = `
  import { writeSync } from 'node:fs';
  export async function resolve(specifier, context, next) {
    const resolved = await next(specifier, context);
    writeSync(2, 'loaded ' + resolved.url + '\\n');
    return resolved;
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
