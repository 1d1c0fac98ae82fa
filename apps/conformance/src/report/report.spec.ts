import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secrets } from '../http/masking.js';
import { junitReport } from './junit.js';
import { maskReport } from './mask-report.js';
import { failedRules, type Report } from './report.js';
import { textReport } from './text.js';

const KEY = 'the-service-key';

const REPORT: Report = {
  url: 'https://service.example',
  startedAt: '2026-01-02T03:04:05.000Z',
  durationMs: 1500,
  notVisible: [{ number: 34, reason: 'how often IFTTT polls' }],
  results: [
    { number: 9, name: 'status', title: 'Status', outcome: 'passed', failures: [], leftOut: [], durationMs: 5 },
    {
      number: 17,
      name: 'limit',
      title: 'Limits <and more',
      outcome: 'failed',
      leftOut: [],
      durationMs: 7,
      failures: [
        {
          expectation: 'One event.',
          found: `Two events, said ${KEY}.`,
          fix: 'Cut.',
          exchange: {
            request: {
              method: 'POST',
              url: 'https://service.example/ifttt/v1/triggers/t',
              headers: { 'IFTTT-Service-Key': KEY },
              body: '{"limit":1}',
            },
            answer: {
              status: 200,
              headers: { 'set-cookie': 'session=1' },
              text: `{"echo":"${KEY}","bell":"\u0007"}`,
              json: { echo: KEY },
            },
            elapsedMs: 12.4,
          },
        },
      ],
    },
    {
      number: 24,
      name: 'nested',
      title: 'Nested',
      outcome: 'skipped',
      reason: 'no nested query',
      failures: [],
      leftOut: [],
      durationMs: 1,
    },
  ],
};

function masked(): Report {
  const secrets = new Secrets();
  secrets.add(KEY);
  return maskReport(REPORT, secrets);
}

describe('The report', () => {
  it('has no secret anywhere', () => {
    const everything = JSON.stringify(masked()) + textReport(masked()) + junitReport(masked());
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain('session=1');
  });

  it('names the rules that failed', () => {
    expect(failedRules(REPORT)).toEqual([17]);
  });

  it('cuts bodies that are too long to read', () => {
    const [failure] = REPORT.results[1]!.failures;
    const request = { ...failure!.exchange!.request, body: 'x'.repeat(100_000) };
    const long = { ...failure!, exchange: { ...failure!.exchange!, request } };
    const [result] = maskReport(
      { ...REPORT, results: [{ ...REPORT.results[1]!, failures: [long] }] },
      new Secrets(),
    ).results;
    expect(result!.failures[0]!.exchange!.request.body).toMatch(/^x{20000}\.\.\. \(80000 more characters\)$/);
  });

  it('is a line for each check, and for a failure what to do and what was exchanged', () => {
    const text = stripVTControlCharacters(textReport(masked()));
    expect(text).toMatch(/✔ +9 +status +Status/);
    expect(text).toContain('skipped: no nested query');
    expect(text).toContain('34  how often IFTTT polls');
    for (const line of [
      '  Expected  One event.',
      '  To fix    Cut.',
      '    > POST https://service.example/ifttt/v1/triggers/t',
      '    > IFTTT-Service-Key: ********',
      '    > {"limit":1}',
      '    (12 ms)',
      '    < 200 OK',
      '    < set-cookie: ********',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(textReport(masked()), 'what a service sends to a terminal').not.toContain('\u0007');
    expect(text).toContain('It does not conform. 3 checks in 1.5 s: 1 passed, 1 failed, 1 skipped.');
  });

  it('says that skipped checks leave something open', () => {
    const [passed, , skipped] = REPORT.results;
    const verdictOf = (results: Report['results']): string =>
      stripVTControlCharacters(textReport({ ...REPORT, results }));
    expect(verdictOf([passed!])).toContain('It conforms. 1 checks');
    expect(verdictOf([passed!, skipped!])).toContain('It conforms, as far as it could be checked. 2 checks');
  });

  it('is a JUnit file: a case for each check, escaped, without characters that XML has not', () => {
    const xml = junitReport(masked());
    expect(xml).toMatch(/<testsuite [^>]*tests="3" failures="1"[^>]*skipped="1"/);
    expect(xml).toContain('classname="rule 17" name="limit: Limits &lt;and more"');
    expect(xml).toContain('POST https://service.example/ifttt/v1/triggers/t');
    expect(xml).toContain('no nested query');
    expect(xml).not.toContain('\u0007');
  });
});
