import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { Config } from '../config/config.js';
import { activeIds } from '../tracing/spans.js';
import { REDACTED_HEADERS, serializers } from './serializers.js';

/** Bytes that wait for a reader that has stopped to read; what comes after is dropped. */
const MAX_WAITING = 16 * 1024 * 1024;

/**
 * The one logger of a process: a JSON object a line, on the standard output. Headers that open something are removed
 * wherever an object with `headers` is logged, queries of URLs and parameters of statements always.
 */
export function createLogger(
  { logLevel, tracing }: Pick<Config, 'logLevel' | 'tracing'>,
  destination: DestinationStream = standardOutput(),
): Logger {
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers,
    // As OpenTelemetry names them in lines of JSON.
    ...(tracing && { mixin: () => activeIds() ?? {} }),
    redact: {
      paths: REDACTED_HEADERS.flatMap((header) => [`headers["${header}"]`, `*.headers["${header}"]`]),
      remove: true,
    },
  };
  return pino(options, destination);
}

/** A write costs more than making a line: lines share one, and wait for it a tenth of a second at most. */
const standardOutput = (): DestinationStream =>
  pino.destination({ sync: false, minLength: 4096, periodicFlush: 100, maxLength: MAX_WAITING });
