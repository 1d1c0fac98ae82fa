import { ReferenceApi, ReferenceController } from '#contract';
import { Module } from '@nestjs/common';
import { ApiDocumentService } from './api-document.service.js';
import { ReferencePagesController } from './pages.controller.js';
import { SwaggerUiController } from './swagger-ui/swagger-ui.controller.js';

/** What developers read: the steps, and the API with a form to try each operation. */
@Module({
  controllers: [ReferencePagesController, ReferenceController, SwaggerUiController],
  providers: [{ provide: ReferenceApi, useClass: ApiDocumentService }],
})
export class ReferenceModule {}
