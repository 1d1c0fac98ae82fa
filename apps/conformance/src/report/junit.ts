import junit, { type Builder } from 'junit-report-builder';
import { printable } from './printable.js';
import { type Report } from './report.js';
import { failureLines } from './text.js';

/** Its types say `export default`, its code `module.exports =`. */
const builder = junit as unknown as Builder;

/** The report as a JUnit file: a suite of a case for each check. */
export function junitReport({ url, startedAt, durationMs, results }: Report): string {
  const file = builder.newBuilder();
  const suite = file
    .testSuite()
    .name('IFTTT conformance')
    .timestamp(new Date(startedAt))
    .time(durationMs / 1000);
  suite.property('url', url);
  for (const { number, name, title, outcome, reason, failures, leftOut, durationMs: tookMs } of results) {
    const test = suite
      .testCase()
      .className(`rule ${number}`)
      .name(`${name}: ${title}`)
      .time(tookMs / 1000);
    if (outcome === 'skipped') test.skipped();
    if (failures[0]) {
      test.failure(printable(failures[0].expectation), 'expectation');
      test.stacktrace(failures.flatMap((failure) => [...failureLines(failure), '']).join('\n'));
    }
    const notes = [reason, ...leftOut].filter((note) => note !== undefined);
    if (notes.length > 0) test.standardOutput(printable(notes.join('\n')));
  }
  return file.build();
}
