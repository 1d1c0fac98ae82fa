import { ConformanceError } from './conformance-error.js';
import { CollectedFindings, Skipped, whatCame } from './findings.js';
import { type Exchange } from './http/exchange.js';
import { HttpClient, ServiceGoneError } from './http/http-client.js';
import { Secrets } from './http/masking.js';
import { type ConformanceOptions, DEFAULT_TIMEOUT_MS } from './options.js';
import { maskReport } from './report/mask-report.js';
import { printable } from './report/printable.js';
import { type Report, type Result } from './report/report.js';
import { type CheckedRule, type Fault, type Need, type Rule } from './rule.js';
import { NOT_VISIBLE, RULES } from './rules/index.js';
import { prepare } from './service/prepare.js';
import { type ServiceUnderTest } from './service/service-under-test.js';

/**
 * Tests a service as IFTTT would: first what its samples give, then rule by rule, then all that was exchanged.
 *
 * @returns what was found, with secrets masked
 * @throws ConformanceError where nothing could be found out: a bad URL, nobody there, a service key that is not accepted
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const startedAt = new Date();
  const secrets = new Secrets();
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const http = new HttpClient(timeoutMs);
  try {
    const service = await prepare({ ...options, timeoutMs }, http, secrets).catch((error: unknown) => {
      throw error instanceof ConformanceError ? error : new ConformanceError(secrets.mask(whyNot(error)));
    });
    const results = await runRules(service, options);
    await tidyUp(service);
    const durationMs = Date.now() - startedAt.getTime();
    const report = {
      url: options.url,
      startedAt: startedAt.toISOString(),
      durationMs,
      results,
      notVisible: NOT_VISIBLE,
    };
    return maskReport(report, secrets);
  } finally {
    await http.close();
  }
}

async function runRules(service: ServiceUnderTest, { onProgress }: ConformanceOptions): Promise<Result[]> {
  const results = new Map<Rule, Result>();
  const reported = new Set<Exchange>();
  // What reviews exchanges comes after what makes them.
  for (const rule of [...RULES.filter(isChecked), ...RULES.filter((one) => !isChecked(one))]) {
    onProgress?.({ done: results.size, of: RULES.length, next: rule });
    const { result, faults } = await runRule(rule, service, reported);
    results.set(rule, result);
    for (const { exchange } of faults) if (exchange) reported.add(exchange);
  }
  onProgress?.({ done: results.size, of: RULES.length });
  return RULES.map((rule) => results.get(rule)!);
}

async function runRule(
  rule: Rule,
  service: ServiceUnderTest,
  reported: ReadonlySet<Exchange>,
): Promise<{ result: Result; faults: readonly Fault[] }> {
  const startedAt = performance.now();
  const findings = new CollectedFindings();
  let reason: string | undefined;
  try {
    if (isChecked(rule)) await check(rule, service, findings);
    else
      rule.review(
        service.http.exchanges.filter((exchange) => !reported.has(exchange)),
        findings,
      );
  } catch (error) {
    if (error instanceof Skipped || error instanceof ServiceGoneError) reason = error.message;
    else findings.expect(false, stopped(error, isChecked(rule) ? service.http.exchanges.at(-1) : undefined));
  }
  const { number, name, title } = rule;
  const { faults, leftOut } = findings;
  const outcome = faults.length > 0 ? 'failed' : reason === undefined ? 'passed' : 'skipped';
  const failures = faults.map(({ expectation, found, fix, exchange }) => ({
    expectation,
    found: found ?? (exchange ? whatCame(exchange) : ''),
    fix,
    exchange,
  }));
  const durationMs = performance.now() - startedAt;
  return { result: { number, name, title, outcome, reason, failures, leftOut, durationMs }, faults };
}

async function check(rule: CheckedRule, service: ServiceUnderTest, findings: CollectedFindings): Promise<void> {
  const missing = rule.needs?.map((need) => missingNeed(need, service)).find((reason) => reason !== undefined);
  if (missing !== undefined) findings.skip(missing);
  service.http.purpose = { rule: rule.number, protocol: true };
  await rule.check(service, findings);
}

function whyNot(error: unknown): string {
  if (error instanceof ServiceGoneError) return error.message;
  return `What test/setup gives cannot be sent back: ${printable(String(error))}. Look for odd samples and slugs.`;
}

/** Whatever a service answers, the other rules are looked at. */
function stopped(error: unknown, exchange: Exchange | undefined): Fault {
  return {
    expectation: 'What the service answers can be checked to the end.',
    found: `The check stopped with ${printable(String(error))}.`,
    fix: 'Look for what is odd in the last answer. Where nothing is, the fault is in this program: please report it.',
    exchange,
  };
}

function missingNeed(need: Need, { facts }: ServiceUnderTest): string | undefined {
  switch (need) {
    case 'samples':
      return facts.samples ? undefined : 'needs rule 10: test/setup gives no samples';
    case 'credential':
      return facts.opensSteps
        ? undefined
        : `needs rule ${facts.accessToken === undefined ? 10 : 11}: no access token that opens the steps`;
    case 'accounts':
      return facts.hasAccounts ? undefined : 'the service has no accounts: test/setup gives no access token';
  }
}

function isChecked(rule: Rule): rule is CheckedRule {
  return 'check' in rule;
}

/** Lets go of the trigger identities that were polled with. What it answers is of no interest any more. */
async function tidyUp(service: ServiceUnderTest): Promise<void> {
  for (const { path, body } of service.steps.working('triggers')) {
    await service.call('DELETE', `${path}/trigger_identity/${String(body['trigger_identity'])}`).catch(() => undefined);
  }
}
