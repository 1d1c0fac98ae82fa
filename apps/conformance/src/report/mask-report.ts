import { type Headers } from '../http/exchange.js';
import { type Secrets } from '../http/masking.js';
import { type Failure, type Report } from './report.js';

/** Longer bodies tell nothing more. */
const MAX_CHARACTERS = 20_000;

/** The report without a secret, whatever it repeats. What is parsed of a body is left out: its text is there. */
export function maskReport(report: Report, secrets: Secrets): Report {
  const mask = (text: string): string => secrets.mask(text);
  const results = report.results.map((result) => ({
    ...result,
    reason: result.reason === undefined ? undefined : mask(result.reason),
    leftOut: result.leftOut.map(mask),
    failures: result.failures.map((failure) => maskFailure(failure, secrets)),
  }));
  return { ...report, url: mask(report.url), results };
}

function maskFailure({ expectation, found, fix, exchange }: Failure, secrets: Secrets): Failure {
  const mask = (text: string): string => secrets.mask(text);
  const masked = { expectation: mask(expectation), found: mask(found), fix: mask(fix) };
  if (!exchange) return masked;
  const { request, answer, problem, elapsedMs } = exchange;
  return {
    ...masked,
    exchange: {
      request: {
        method: request.method,
        url: mask(request.url),
        headers: maskHeaders(request.headers, secrets),
        body: request.body === undefined ? undefined : cut(mask(request.body)),
      },
      answer: answer && {
        status: answer.status,
        headers: maskHeaders(answer.headers, secrets),
        text: cut(mask(answer.text)),
        json: undefined,
      },
      problem: problem === undefined ? undefined : mask(problem),
      elapsedMs,
    },
  };
}

function maskHeaders(headers: Headers, secrets: Secrets): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, secrets.maskHeader(name, value)]));
}

function cut(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  return `${text.slice(0, MAX_CHARACTERS)}... (${text.length - MAX_CHARACTERS} more characters)`;
}
