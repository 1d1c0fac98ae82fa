import { type Rule } from '../rule.js';

/** Below that, nobody need compress: the answer fits into one packet. */
const FROM_BYTES = 1_400;

export const compression: Rule = {
  number: 3,
  name: 'compression',
  title: 'Answers are compressed when asked for, with gzip and with deflate',
  needs: ['samples', 'credential'],
  async check(service, findings) {
    const step = [...service.steps.working('triggers'), ...service.steps.working('queries')].find(
      ({ first }) => Buffer.byteLength(first.answer!.text) >= FROM_BYTES,
    );
    if (!step) return findings.skip(`no poll and no query gives more than ${FROM_BYTES} bytes`);
    for (const encoding of ['gzip', 'deflate']) {
      const exchange = await service.run(step, {}, { headers: { 'Accept-Encoding': encoding } });
      const { answer, problem } = exchange;
      if (answer === undefined || Buffer.byteLength(answer.text) < FROM_BYTES) {
        if (problem === undefined) continue;
      }
      findings.expect(answer?.headers['content-encoding'] === encoding && problem === undefined, {
        expectation: `An answer to Accept-Encoding: ${encoding} is compressed with ${encoding}.`,
        found: problem ?? `Content-Encoding is ${answer?.headers['content-encoding'] ?? 'missing'}.`,
        fix: 'Let the web server or the framework compress; most have it as an option.',
        exchange,
      });
    }
  },
};
