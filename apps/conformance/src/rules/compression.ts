import { type Exchange } from '../http/exchange.js';
import { type Rule } from '../rule.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';

/** Below that nobody need compress: little is saved by it. */
const FROM_BYTES = 1_024;

export const compression: Rule = {
  number: 3,
  name: 'compression',
  title: 'Answers are compressed when asked for, with gzip and with deflate',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const usual = largestAnswer(service);
    if (!usual) return findings.skip('needs rule 12: no poll and no query can be called with its sample');
    const { request } = usual;
    for (const encoding of ['gzip', 'deflate']) {
      const headers = { ...request.headers, 'Accept-Encoding': encoding };
      const exchange = await service.http.send({ ...request, headers });
      const found = exchange.answer?.headers['content-encoding'] ?? 'missing';
      const isCompressed = found === encoding && exchange.problem === undefined;
      if (!isCompressed && exchange.problem === undefined && sizeOf(exchange) < FROM_BYTES) {
        findings.skip(`no poll, query or list of options gives as much as ${FROM_BYTES} bytes`);
      }
      findings.expect(isCompressed, {
        expectation: `An answer to Accept-Encoding: ${encoding} is compressed with ${encoding}.`,
        found: exchange.problem ?? `Content-Encoding is ${found}.`,
        fix: 'Let the web server or the framework compress; most have it as an option.',
        exchange,
      });
    }
  },
};

/** Of those that can be asked for again without any effect. */
function largestAnswer({ steps }: ServiceUnderTest): Exchange | undefined {
  const reads = [...steps.working('triggers'), ...steps.working('queries')].map(({ first }) => first);
  const options = steps.all.flatMap((step) => step.options.map(({ exchange }) => exchange));
  return [...reads, ...options].sort((one, other) => sizeOf(other) - sizeOf(one))[0];
}

function sizeOf({ answer }: Exchange): number {
  return Buffer.byteLength(answer?.text ?? '');
}
