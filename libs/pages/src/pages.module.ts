import { Module } from '@nestjs/common';
import { AssetsController } from './assets.controller.js';

/** What all pages have in common: their style, their frame, their headers. */
@Module({ controllers: [AssetsController] })
export class PagesModule {}
