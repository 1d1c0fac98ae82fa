import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs openapi-generator as `openapitools.json` says, through its npm wrapper; nothing is downloaded.
 *
 * @param {string} root the repository
 * @param {string} build a directory that holds the annotated `service-api.json` and receives the output
 * @returns {Promise<void>} when every generator has finished
 * @throws {Error} with the engine's own output, when it failed or Java is missing
 */
export async function runGenerator(root, build) {
  const wrapper = join(root, 'node_modules/@openapitools/openapi-generator-cli/main.js');
  // The wrapper takes the directory of its configuration from PWD, not from the process.
  const env = { ...process.env, PWD: root, CONTRACT_BUILD_DIR: build };
  const child = spawn(process.execPath, [wrapper, 'generate'], { cwd: root, env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) {
    throw new Error(`openapi-generator failed (it needs Java 11 or newer):\n${output}`);
  }
}
