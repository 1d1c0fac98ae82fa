import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { type Arguments, conformanceOptions, expectWritable } from './arguments.js';
import { ConformanceError, failedRules, type Report, runConformance } from './index.js';
import { DEFAULT_TIMEOUT_MS } from './options.js';
import { ProgressLine } from './progress.js';
import { junitReport } from './report/junit.js';
import { textReport } from './report/text.js';

const EXIT = { conforms: 0, rulesFailed: 1, couldNotRun: 2 } as const;

const program = new Command('conformance')
  .description("Runs IFTTT's endpoint tests against a service.")
  .requiredOption('--url <url>', 'the API URL prefix, with or without /ifttt/v1')
  .addOption(new Option('--service-key <key>', 'the service key').env('IFTTT_SERVICE_KEY').makeOptionMandatory())
  .option('--description <file|url>', "the service's description, as GET /docs/service.json gives it")
  .option('--json <file>', 'writes the report as JSON; - for standard output')
  .option('--junit <file>', 'writes the report as a JUnit file')
  .option('--timeout <seconds>', 'how long to wait for an answer', String(DEFAULT_TIMEOUT_MS / 1000))
  .optionsGroup('Authentication test, with all of these:')
  .option('--authorize-url <url>', 'OAuth2 authorization URL')
  .option('--token-url <url>', 'OAuth2 token URL')
  .option('--redirect-url <url>', 'where the service sends people back to')
  .option('--client-id <id>', "IFTTT's client id")
  .addOption(new Option('--client-secret <secret>', "IFTTT's client secret").env('IFTTT_CLIENT_SECRET'))
  .option('--email <email>', 'of an account that may be connected and disconnected')
  .addOption(new Option('--password <password>', "that account's password").env('TEST_ACCOUNT_PASSWORD'))
  .exitOverride();

process.exitCode = await main();

async function main(): Promise<number> {
  const progress = new ProgressLine();
  try {
    const { json, junit, ...given } = program.parse().opts<Arguments>();
    const options = conformanceOptions(given);
    if (json !== '-') expectWritable('--json', json);
    expectWritable('--junit', junit);
    progress.start();
    const report = await runConformance({ ...options, onProgress: (now) => progress.show(now) });
    progress.stop();
    write(report, json, junit);
    return failedRules(report).length === 0 ? EXIT.conforms : EXIT.rulesFailed;
  } catch (error) {
    progress.stop();
    // Commander has said already what is wrong; help is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.conforms : EXIT.couldNotRun;
    console.error(error instanceof ConformanceError ? error.message : error);
    return EXIT.couldNotRun;
  }
}

function write(report: Report, json: string | undefined, junit: string | undefined): void {
  if (json === '-') console.log(JSON.stringify(report, null, 2));
  else console.log(inColours(textReport(report)));
  if (json !== undefined && json !== '-') writeFileSync(json, JSON.stringify(report, null, 2));
  if (junit !== undefined) writeFileSync(junit, junitReport(report));
}

/** Where nobody sees colours, there are none. */
function inColours(text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? text : stripVTControlCharacters(text);
}
