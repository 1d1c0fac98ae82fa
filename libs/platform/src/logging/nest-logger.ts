import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { withoutValues } from './serializers.js';

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal';

/** Nest's own account of how it puts an application together: a line for each module and route, at every start. */
const ASSEMBLY: ReadonlySet<unknown> = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);

/** Nest's `Logger` on top of pino: the last string is the context, an Error or an object goes along as data. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...parameters: unknown[]): void {
    this.write(ASSEMBLY.has(parameters.at(-1)) ? 'debug' : 'info', message, parameters);
  }

  error(message: unknown, ...parameters: unknown[]): void {
    // Nest tells what ended the start and then throws it to whoever started, who tells it too.
    if (parameters.at(-1) === 'ExceptionHandler') return;
    this.write('error', message, parameters);
  }

  warn(message: unknown, ...parameters: unknown[]): void {
    this.write('warn', message, parameters);
  }

  debug(message: unknown, ...parameters: unknown[]): void {
    this.write('debug', message, parameters);
  }

  verbose(message: unknown, ...parameters: unknown[]): void {
    this.write('trace', message, parameters);
  }

  fatal(message: unknown, ...parameters: unknown[]): void {
    this.write('fatal', message, parameters);
  }

  private write(level: Level, message: unknown, parameters: readonly unknown[]): void {
    if (!this.logger.isLevelEnabled(level)) return;
    const rest = [...parameters];
    const context = typeof rest.at(-1) === 'string' ? (rest.pop() as string) : undefined;
    const data: Record<string, unknown> = { context };
    for (const extra of [message, ...rest]) {
      if (extra instanceof Error) data.err = extra;
      // Nest hands the stack of an error over as a string.
      else if (typeof extra === 'string' && extra !== message) data.stack = withoutValues(extra);
      else if (typeof extra === 'object' && extra !== null) Object.assign(data, extra);
    }
    this.logger[level](data, textOf(message));
  }
}

function textOf(message: unknown): string | undefined {
  if (typeof message === 'string') return withoutValues(message);
  return message instanceof Error ? withoutValues(message.message) : undefined;
}
