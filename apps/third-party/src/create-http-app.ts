import {
  COMPRESS_FROM_BYTES,
  ErrorsFilter,
  FASTIFY_OPTIONS,
  limitRequests,
  registerContentTypeParsers,
  registerErrorHandlers,
  validationPipe,
} from '#ifttt';
import {
  createLogger,
  type Config,
  Draining,
  fastifyOptions,
  Metrics,
  NestLogger,
  registerBuildInfo,
  registerHttpHooks,
  registerMetricsRoute,
  startTracing,
} from '#platform';
import compress from '@fastify/compress';
import { type DynamicModule, Logger, ShutdownSignal } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { registerSecurityHeaders } from './security-headers.js';

/**
 * An application that speaks HTTP as IFTTT expects it: bodies, errors, headers, compression.
 *
 * @param module imports `PlatformModule.forRoot(config)` and whatever the application is made of
 */
export async function createHttpApp(module: DynamicModule, config: Config): Promise<NestFastifyApplication> {
  const logger = createLogger(config);
  const nestLogger = new NestLogger(logger);
  // What is told before there is an application is a line as any other.
  Logger.overrideLogger(nestLogger);
  const tracing = await startTracing(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    new FastifyAdapter({ ...fastifyOptions(logger, config), ...FASTIFY_OPTIONS }),
    { logger: nestLogger, bodyParser: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);

  registerBuildInfo(metrics);
  tracing?.watch(fastify);
  registerHttpHooks(fastify, metrics);
  app.get(Draining).watch(fastify);
  registerErrorHandlers(fastify);
  limitRequests(fastify, metrics);
  await registerContentTypeParsers(fastify);
  registerSecurityHeaders(fastify, {
    // What is answered is data; pages say themselves what they load.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    frameguard: { action: 'deny' },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  });
  // platform rule 3: gzip and deflate. A compressed request is not understood: nobody sends one.
  await fastify.register(compress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['gzip', 'deflate'],
    globalDecompression: false,
  });
  registerMetricsRoute(fastify, metrics, config);

  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorsFilter(app.get(HttpAdapterHost)));
  // Of the others that Nest takes for an end, SIGUSR2 asks Node for a snapshot of its heap (docs/runbook.md).
  app.enableShutdownHooks([ShutdownSignal.SIGTERM, ShutdownSignal.SIGINT, ShutdownSignal.SIGHUP]);
  return app;
}
