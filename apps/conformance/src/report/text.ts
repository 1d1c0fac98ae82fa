import { STATUS_CODES } from 'node:http';
import { styleText } from 'node:util';
import { printable } from './printable.js';
import { type Failure, type Outcome, type Report, type Result } from './report.js';

const MARKS = { passed: ['green', '✔'], failed: ['red', '✖'], skipped: ['yellow', '–'] } as const;

/** The report for a person: a line for each check, then what failed, with what was exchanged. */
export function textReport(report: Report): string {
  const failed = report.results.filter(({ outcome }) => outcome === 'failed');
  return [
    '',
    ...report.results.flatMap(checkLines),
    '',
    styleText('bold', 'Not visible to a client'),
    ...report.notVisible.map(({ number, reason }) => styleText('dim', `  ${pad(number)}  ${reason}`)),
    ...failed.flatMap(failedCheck),
    '',
    summary(report),
    '',
  ].join('\n');
}

function checkLines({ number, name, title, outcome, reason, leftOut }: Result): string[] {
  const [colour, mark] = MARKS[outcome];
  const line = `${styleText(colour, mark)} ${pad(number)}  ${name.padEnd(22)} ${title}`;
  const skipped = reason === undefined ? [] : [`skipped: ${reason}`];
  const notes = [...(outcome === 'skipped' ? skipped : []), ...leftOut.map((what) => `left out: ${what}`)];
  return [line, ...notes.map((note) => styleText('dim', `        ${printable(note)}`))];
}

function failedCheck({ number, name, title, failures }: Result): string[] {
  const heading = styleText(['bold', 'red'], `✖ Rule ${number}, ${name}: ${title}`);
  return ['', heading, ...failures.flatMap((failure) => ['', ...failureLines(failure)])];
}

/** One failure with its exchange. */
export function failureLines({ expectation, found, fix, exchange }: Failure): string[] {
  const lines = [`  Expected  ${expectation}`, `  Found     ${found}`, `  To fix    ${fix}`].map(printable);
  if (!exchange) return lines;
  const { request, answer, problem, elapsedMs } = exchange;
  const sent = [`${request.method} ${request.url}`, ...headerLines(request.headers), ...bodyLines(request.body)];
  const received = answer
    ? [
        `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim(),
        ...headerLines(answer.headers),
        ...bodyLines(answer.text),
      ]
    : [];
  return [
    ...lines,
    '',
    ...sent.map((line) => `    > ${printable(line)}`),
    `    (${Math.round(elapsedMs)} ms)${problem ? ` ${problem}` : ''}`,
    ...received.map((line) => `    < ${printable(line)}`),
  ];
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

function bodyLines(body: string | undefined): string[] {
  return body ? ['', ...body.split(/\r?\n/)] : [];
}

function summary({ results, durationMs }: Report): string {
  const count = (outcome: Outcome): number => results.filter((result) => result.outcome === outcome).length;
  const counts = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
  const conforms = count('skipped') === 0 ? 'It conforms.' : 'It conforms, as far as it could be checked.';
  const verdict = count('failed') === 0 ? styleText('green', conforms) : styleText('red', 'It does not conform.');
  return `${verdict} ${results.length} checks in ${(durationMs / 1000).toFixed(1)} s: ${counts}.`;
}

function pad(number: number): string {
  return String(number).padStart(2);
}
