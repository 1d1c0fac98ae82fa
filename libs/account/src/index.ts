export { AccountModule } from './account.module.js';
export { ACCOUNT_PAGES } from './pages/paths.js';
