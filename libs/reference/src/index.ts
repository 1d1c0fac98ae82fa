export { REFERENCE_PAGES } from './pages.controller.js';
export { ReferenceModule } from './reference.module.js';
