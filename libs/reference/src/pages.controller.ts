import { DocsApi, type FieldDescription, Security } from '#contract';
import { FOR_GOOD, renderer, sendPage, versionOf } from '#pages';
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FOLDER } from './assets.js';
import { STYLES } from './styles.js';
import { SWAGGER_UI } from './swagger-ui/swagger-ui.controller.js';
import { API } from './templates/api.js';
import { STEPS } from './templates/steps.js';

/** Where each page is, and its way to the service's root. */
const STEPS_PAGE = { path: '/docs', root: '' };
const API_PAGE = { path: '/docs/api', root: '../' };
export const REFERENCE_PAGES = [STEPS_PAGE, API_PAGE];

/** The header's links. */
const PAGES = [
  { path: 'docs', name: 'Triggers, actions, queries' },
  { path: 'docs/api', name: 'API' },
];

const OWN_STYLES = `${FOLDER}/reference.css?v=${versionOf(STYLES)}`;

/** What people call the types of fields. */
const FIELD_TYPES = {
  text: 'Text',
  dropdown: 'Drop-down',
  checkbox: 'Checkboxes',
  location: 'Location',
} as const satisfies Record<FieldDescription['type'], string>;

const renderSteps = renderer<{ steps: object }>({ steps: STEPS }, STEPS_PAGE.root);
const renderApi = renderer<{ api: object }>({ api: API }, API_PAGE.root);

/** The reference in the form of pages. Everything on them is public: it is the same for everyone. */
@Controller()
@Security('public')
export class ReferencePagesController {
  constructor(private readonly docs: DocsApi) {}

  @Get(STEPS_PAGE.path)
  async steps(@Res() reply: FastifyReply): Promise<void> {
    const { service, triggers, actions, queries } = await this.docs.getServiceDescription();
    const kinds = [
      { kind: 'triggers', title: 'Triggers', about: 'What can happen.', steps: triggers },
      { kind: 'actions', title: 'Actions', about: 'What can be done.', steps: actions },
      { kind: 'queries', title: 'Queries', about: 'What can be looked up.', steps: queries },
    ];
    const page = { pages: PAGES, here: 'docs', styles: [OWN_STYLES], service, kinds, fieldTypes: FIELD_TYPES };
    sendPage(reply, 200, renderSteps('steps', page));
  }

  @Get(API_PAGE.path)
  api(@Res() reply: FastifyReply): void {
    const { styles, scripts } = SWAGGER_UI;
    const page = { pages: PAGES, here: 'docs/api', styles: [OWN_STYLES, ...styles], scripts };
    sendPage(reply, 200, renderApi('api', page), { scripts: true });
  }

  @Get(`${FOLDER}/reference.css`)
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', FOR_GOOD)
  styles(): string {
    return STYLES;
  }
}
