import { Security } from '#contract';
import { Controller, Get, Header } from '@nestjs/common';
import { FOR_GOOD } from './versions.js';
import { ICON } from './templates/icon.js';
import { STYLES } from './templates/styles.js';

/** What the pages refer to. The stylesheet's address changes with its content, the icon's does not. */
@Controller('assets')
@Security('public')
export class AssetsController {
  @Get('pages.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', FOR_GOOD)
  styles(): string {
    return STYLES;
  }

  @Get('icon.svg')
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=86400')
  icon(): string {
    return ICON;
  }
}
