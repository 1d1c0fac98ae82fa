export { PageError } from './page-error.js';
export { pageHeaders } from './page-headers.js';
export { PagesModule } from './pages.module.js';
export { ProblemPageFilter } from './problem-page.filter.js';
export { type PagePlace, registerProblemPages } from './register-problem-pages.js';
export { renderer } from './renderer.js';
export { sendPage } from './send-page.js';
export { FOR_GOOD, versionOf } from './versions.js';
