import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Security } from '#contract';
import { FOR_GOOD, versionOf } from '#pages';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { FOLDER } from '../assets.js';
import { SCRIPT } from './script.js';
import { stylesOver } from './styles.js';

const require = createRequire(import.meta.url);
const PROGRAM_FILE = require.resolve('@fastify/swagger-ui/static/swagger-ui-bundle.js');

const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

const { version } = require('@fastify/swagger-ui/package.json') as { version: string };
const STYLES = stylesOver(readFileSync(require.resolve('@fastify/swagger-ui/static/swagger-ui.css'), 'utf8'));

/** What the API page loads, in this order; paths from the service's root. */
export const SWAGGER_UI = {
  styles: [`${FOLDER}/api.css?v=${versionOf(STYLES)}`],
  scripts: [`${FOLDER}/swagger-ui.js?v=${version}`, `${FOLDER}/api.js?v=${versionOf(SCRIPT)}`],
};

/** Swagger UI, from the package's own files, and what makes it ours. */
@Controller(FOLDER)
@Security('public')
export class SwaggerUiController {
  @Get('swagger-ui.js')
  @Header('Content-Type', JAVASCRIPT)
  @Header('Cache-Control', FOR_GOOD)
  program(): StreamableFile {
    return new StreamableFile(createReadStream(PROGRAM_FILE));
  }

  @Get('api.js')
  @Header('Content-Type', JAVASCRIPT)
  @Header('Cache-Control', FOR_GOOD)
  script(): string {
    return SCRIPT;
  }

  @Get('api.css')
  @Header('Content-Type', CSS)
  @Header('Cache-Control', FOR_GOOD)
  styles(): string {
    return STYLES;
  }
}
