import { ReferenceApi, ReferenceController } from '#contract';
import { registerPageErrors } from '#ifttt';
import { ProblemPageFilter } from '#pages';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ApiDocumentService } from './api-document.service.js';
import { API_PAGE, PagesController, STEPS_PAGE } from './pages.controller.js';
import { SwaggerUiController } from './swagger-ui/swagger-ui.controller.js';

/** What developers read: the steps, and the API with a form to try each operation. */
@Module({
  controllers: [PagesController, ReferenceController, SwaggerUiController],
  providers: [{ provide: ReferenceApi, useClass: ApiDocumentService }],
})
export class ReferenceModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const { httpAdapter } = this.host as Partial<HttpAdapterHost>;
    if (!httpAdapter) return; // composed without HTTP, there are no pages
    const fastify = httpAdapter.getInstance<FastifyInstance>();
    for (const { path, root } of [STEPS_PAGE, API_PAGE]) registerPageErrors(fastify, path, new ProblemPageFilter(root));
  }
}
